/** Gives dead letters another try. */
package dev.comanda.operations.redrive;
