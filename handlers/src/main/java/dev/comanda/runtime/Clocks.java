package dev.comanda.runtime;

import java.time.Clock;
import java.time.ZoneOffset;

/** The only place that reads the time of day. */
public final class Clocks {

  private Clocks() {}

  /**
   * The system's clock in UTC, in whole milliseconds: the precision of everything Comanda stores.
   */
  public static Clock utc() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
