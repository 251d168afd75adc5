/** What the parts agree on: events, limits, the table's keys, and how fields are read. */
package dev.comanda.contract;
