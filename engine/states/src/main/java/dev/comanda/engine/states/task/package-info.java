/** What a Task state asks of whoever runs it, and how that may fail. */
package dev.comanda.engine.states.task;
