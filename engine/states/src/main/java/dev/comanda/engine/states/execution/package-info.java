/** Executes a parsed state machine: one small class for each state type, led by one dispatch. */
package dev.comanda.engine.states.execution;
