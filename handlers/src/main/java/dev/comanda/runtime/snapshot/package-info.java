/** What a function does before the snapshot that its copies start from. */
package dev.comanda.runtime.snapshot;
