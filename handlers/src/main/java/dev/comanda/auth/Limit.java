package dev.comanda.auth;

import java.time.Duration;

/**
 * How often something may be attempted. Each is below what Cognito allows for an address, so that
 * the pool locks nobody's account because of one caller, and answers as if it had no limit.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas of
 *     Cognito</a>
 */
enum Limit {
  /** Wrong passwords of one caller for one address; the pool locks it after five. */
  PASSWORDS(4, Duration.ofMinutes(15)),

  /** Wrong codes of one caller for one address; the pool takes five an hour. */
  CODES(4, Duration.ofHours(1)),

  /** What one caller got wrong, for all addresses; whole offices share an address. */
  FAILURES(100, Duration.ofMinutes(15)),

  /** Codes that one caller has sent to an address that waits for confirmation. */
  RESENT_BY(3, Duration.ofHours(1)),

  /**
   * Codes sent to an address that waits for confirmation; with the first one the pool sends five.
   */
  RESENT_TO(4, Duration.ofHours(1)),

  /** Codes against a lost password that one caller has sent to an address. */
  FORGOTTEN_BY(3, Duration.ofHours(1)),

  /** Codes against a lost password sent to an address; the pool sends five. */
  FORGOTTEN_TO(4, Duration.ofHours(1));

  private final int most;
  private final Duration window;

  Limit(int most, Duration window) {
    this.most = most;
    this.window = window;
  }

  /** The most attempts within a window. */
  int most() {
    return most;
  }

  /** How long after the first attempt all are forgotten. */
  Duration window() {
    return window;
  }
}
