package dev.comanda.operations.redrive;

import dev.comanda.contract.Times;
import java.time.Duration;
import java.time.Instant;

/** How long ago orders were placed. */
final class Age {

  private Age() {}

  /** The order's id and its age in its largest unit, such as {@code 01M8... (3 h old)}. */
  static String told(String orderId, Instant now) {
    return orderId + " (" + told(Duration.between(Times.ofOrder(orderId), now)) + " old)";
  }

  private static String told(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }
}
