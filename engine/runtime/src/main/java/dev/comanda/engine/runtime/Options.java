package dev.comanda.engine.runtime;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a run is told.
 *
 * @param assembly the folder that {@code cdk synth} wrote
 * @param npm the folder with the packages of npm that services run on
 * @param state the folder for logs, objects, endpoints.json and outputs.json
 * @param ports where to listen
 * @param queueConcurrency the most batches of a queue that a pipe delivers at once
 * @param parameters CloudFormation parameters by stack name, then by name
 */
public record Options(
    Path assembly,
    Path npm,
    Path state,
    Ports ports,
    int queueConcurrency,
    Map<String, Map<String, String>> parameters) {}
