package dev.comanda.cdk.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Size and time of the functions.
 *
 * @param apiMemoryMiB memory behind the API, of which 1,769 MiB is one whole CPU: see {@code
 *     ./comanda bench functions}
 * @param taskMemoryMiB memory of the workflows' tasks
 * @param timeout the longest that one call may take
 * @param taskConcurrency how many calls at once each task has to itself and may not pass; empty for
 *     no such limit
 * @param queueVisibility how long a queue hides a message that a pipe is working on
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Memory</a>
 */
public record Functions(
    int apiMemoryMiB,
    int taskMemoryMiB,
    Duration timeout,
    Optional<Integer> taskConcurrency,
    Duration queueVisibility) {}
