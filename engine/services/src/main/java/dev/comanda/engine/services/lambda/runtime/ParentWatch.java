package dev.comanda.engine.services.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM with its parent, however that ends: standard input is a pipe that only the parent
 * holds open.
 */
final class ParentWatch {

  private ParentWatch() {}

  static void start() {
    InputStream parent = System.in;
    System.setIn(InputStream.nullInputStream());
    Thread watch = new Thread(() -> await(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void await(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // The parent never writes.
      }
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
