/** The samples and what writes them, for the tests of every module. */
package dev.comanda.contract;
