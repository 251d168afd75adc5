/** The Amazon States Language with JSONata, as sealed types, and the one parser that makes them. */
package dev.comanda.engine.states.asl;
