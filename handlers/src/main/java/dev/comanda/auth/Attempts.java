package dev.comanda.auth;

import java.time.Duration;
import java.util.Optional;

/** Counts attempts, whoever of the function's environments sees them. */
interface Attempts {

  /**
   * Counts an attempt, unless there were as many as the limit allows.
   *
   * @param of whose attempts, in any words; they are not kept as they are
   * @return how long to wait, to the second, if there were too many
   */
  Optional<Duration> count(Limit limit, String of);

  /** Takes one attempt back. */
  void takeBack(Limit limit, String of);

  /** Forgets all attempts. */
  void forget(Limit limit, String of);
}
