/** From an event to a mail and its copy, and what becomes of the mail afterwards. */
package dev.comanda.workflows.email;
