/** A request in, an answer out; refusals are problem documents. */
package dev.comanda.runtime.http;
