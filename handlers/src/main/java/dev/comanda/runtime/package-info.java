/** What every function has around it: its variables, its clock, its log, its patience. */
package dev.comanda.runtime;
