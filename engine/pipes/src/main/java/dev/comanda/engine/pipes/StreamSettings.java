package dev.comanda.engine.pipes;

/**
 * How a pipe reads a stream.
 *
 * @param startingPosition TRIM_HORIZON or LATEST
 * @param parallelizationFactor how many batches of a shard are delivered at once
 */
record StreamSettings(
    String startingPosition,
    int parallelizationFactor,
    Batching batching,
    Filter filter,
    RetryPolicy retryPolicy) {}
