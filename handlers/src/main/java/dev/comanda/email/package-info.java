/** An order becomes one confirmation mail, and the mail an archived copy. */
package dev.comanda.email;
