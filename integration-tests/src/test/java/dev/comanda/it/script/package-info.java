/**
 * The script {@code comanda} itself, in a clone of stand-ins: what it asks of a machine, and when
 * it builds.
 */
package dev.comanda.it.script;
