/** At a deployment, the wait until SES has verified who sends the mails. */
package dev.comanda.sender;
