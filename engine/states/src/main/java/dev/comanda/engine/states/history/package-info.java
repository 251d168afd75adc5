/** The events of an execution, numbered and named as Step Functions does. */
package dev.comanda.engine.states.history;
