/** What the commands have in common: how they are read, and what they say when they cannot work. */
package dev.comanda.operations.command;
