/**
 * EventBridge Pipes: takes records from a stream or a queue, filters and batches them, shapes them
 * with an input template and waits for what the target makes of them. Start reading at {@code
 * PipesService}.
 */
package dev.comanda.engine.pipes;
