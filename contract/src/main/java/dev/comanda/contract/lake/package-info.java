/** What the data lake keeps of each event. */
package dev.comanda.contract.lake;
