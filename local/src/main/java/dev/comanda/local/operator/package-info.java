/** What an operator does to a deployed shop, on AWS or on this machine. */
package dev.comanda.local.operator;
