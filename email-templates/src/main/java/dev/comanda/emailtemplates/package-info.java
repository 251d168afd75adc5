/** Composes each mail in each language of its layout and its words. Part of the build alone. */
package dev.comanda.emailtemplates;
