/**
 * What an operator does to a deployed shop, on AWS or on one machine: fill its catalogue, take it
 * through an order, give its dead letters another try. The shop is known by its outputs alone.
 */
package dev.comanda.operations;
