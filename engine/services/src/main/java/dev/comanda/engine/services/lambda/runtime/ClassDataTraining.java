package dev.comanda.engine.services.lambda.runtime;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Loads the classes that functions start with, so that the JVM can archive their data as it exits:
 * makes each handler, and gives it one empty event. Whatever fails is left out of the archive.
 */
public final class ClassDataTraining {

  private ClassDataTraining() {}

  /**
   * @param handlers as functions name them
   */
  public static void main(String[] handlers) {
    ParentWatch.start();
    byte[] event = "{}".getBytes(StandardCharsets.UTF_8);
    for (String handler : handlers) {
      long deadline = System.currentTimeMillis() + 10_000;
      InvocationRequest request = new InvocationRequest("training", deadline, "", null, event);
      try {
        FunctionHandler.load(handler)
            .handle(event, OutputStream.nullOutputStream(), new InvocationContext(request));
      } catch (Throwable e) {
        ErrorReport.of(e);
      }
    }
    System.exit(0);
  }
}
