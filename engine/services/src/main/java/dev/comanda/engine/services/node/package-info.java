/** Engines that npm keeps, each in a Node process of its own. */
package dev.comanda.engine.services.node;
