/** Checks what every mail template must keep to. */
package dev.comanda.emailtemplates;
