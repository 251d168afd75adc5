package dev.comanda.engine.pipes;

import java.util.Set;

/**
 * What a pipe is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_Pipe.html">Pipe</a>
 */
enum PipeState {
  CREATING,
  RUNNING,
  STOPPED,
  STARTING,
  STOPPING,
  UPDATING,
  DELETING,
  START_FAILED,
  STOP_FAILED;

  private static final Set<PipeState> PASSING =
      Set.of(CREATING, STARTING, STOPPING, UPDATING, DELETING);

  /** Whether it is on its way to another state, and takes no further order until it is there. */
  boolean isPassing() {
    return PASSING.contains(this);
  }
}
