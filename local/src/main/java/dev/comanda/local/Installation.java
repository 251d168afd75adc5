package dev.comanda.local;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the runtime's own files lie: beside the jar, or the classes, that it was loaded from. */
public final class Installation {

  private static final Path TARGET = target();

  private Installation() {}

  /** The folder of the native libraries that DynamoDB Local loads. */
  public static Path natives() {
    return TARGET.resolve("native");
  }

  /** The folder that holds {@code node_modules} and {@code node}. */
  public static Path npm() {
    return TARGET.getParent();
  }

  private static Path target() {
    try {
      var location = Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location).toAbsolutePath().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
