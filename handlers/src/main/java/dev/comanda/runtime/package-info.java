/** What every function shares: its configuration, its AWS clients, JSON, HTTP and its log. */
package dev.comanda.runtime;
