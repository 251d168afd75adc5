/** JSON as plain Java values, strictly. */
package dev.comanda.runtime.json;
