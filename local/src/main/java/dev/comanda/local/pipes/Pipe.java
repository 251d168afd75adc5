package dev.comanda.local.pipes;

/**
 * One pipe.
 *
 * @param name its name, unique in a region
 * @param arn its ARN
 * @param startsRunning whether its DesiredState is RUNNING
 */
record Pipe(String name, String arn, boolean startsRunning, Source source) {}
