/** What becomes of mails that SES took. */
package dev.comanda.it.email;
