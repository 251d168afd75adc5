package dev.comanda.engine.aws.door;

import java.util.UUID;

/**
 * Where an engine answers that would answer anybody: a path that no page in a browser can know,
 * before all of the engine's own.
 */
public final class SecretPath {

  private SecretPath() {}

  /** One segment, another one each time. */
  public static String make() {
    return UUID.randomUUID().toString();
  }
}
