/** The two distributions: what they keep, add and refuse. */
package dev.comanda.it.edge;
