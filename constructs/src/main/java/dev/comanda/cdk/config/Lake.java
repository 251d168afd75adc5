package dev.comanda.cdk.config;

import java.time.Duration;

/**
 * How rows travel to the data lake. Firehose writes an object when either limit is reached.
 *
 * @param onDemand whether the stream scales by itself; otherwise it has one shard
 * @param buffer the age at which rows are written
 * @param bufferMiB the amount at which rows are written
 */
public record Lake(boolean onDemand, Duration buffer, int bufferMiB) {}
