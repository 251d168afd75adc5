/** A deployed shop as operators see it: its outputs, its table, its consumers and dead letters. */
package dev.comanda.operations.shop;
