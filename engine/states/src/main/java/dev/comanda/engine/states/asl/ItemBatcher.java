package dev.comanda.engine.states.asl;

/**
 * Puts several items into the input of one iteration.
 *
 * @param batchInput what every batch carries besides; null for nothing
 * @param maxItemsPerBatch null for no limit
 * @param maxInputBytesPerBatch null for no limit
 */
public record ItemBatcher(
    Template batchInput, Template maxItemsPerBatch, Template maxInputBytesPerBatch) {}
