package dev.comanda.engine.aws;

import java.io.IOException;

/** What stands behind the door for one AWS service. Called by many threads at once; may block. */
@FunctionalInterface
public interface Engine {

  /**
   * Answers one call. A refusal is an answer too, in the service's own error format.
   *
   * @throws IOException when an engine in another process cannot be reached
   */
  AwsResponse handle(AwsRequest request) throws IOException;
}
