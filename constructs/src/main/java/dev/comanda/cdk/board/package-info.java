/** What dashboards are made of: legs of a way, each a row of graphs that says what it means. */
package dev.comanda.cdk.board;
