/**
 * The Amazon States Language: {@code asl} reads a definition, {@code execution} runs it, {@code
 * history} tells what happened. Depends on nothing else of the engine; what a Task state calls is a
 * {@code task.TaskRunner}.
 */
package dev.comanda.engine.states;
