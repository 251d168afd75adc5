/** Engines that npm keeps, each in a Node process of its own. */
package dev.comanda.local.node;
