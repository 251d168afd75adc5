package dev.comanda.local.door;

import java.io.IOException;

/** The failures that a test has asked for. */
public final class Faults {

  AwsResponse apply(AwsRequest request, Engine engine) throws IOException {
    return engine.handle(request);
  }
}
