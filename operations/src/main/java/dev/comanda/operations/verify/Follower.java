package dev.comanda.operations.verify;

import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks for an order at its hops until it was seen at each, was given up, or time is over. */
final class Follower {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  /** A pause is that part of the time that has passed. */
  private static final int PART = 10;

  private final VerifyReport report;
  private final LookAt lookAt;
  private final OrderLetters letters;
  private final PlacedOrder order;
  private final DeadLetters ofStream;
  private final Map<Hop, String> last = new HashMap<>();

  /**
   * @param ofStream the letters of what all events come from
   */
  Follower(
      VerifyReport report,
      LookAt lookAt,
      OrderLetters letters,
      PlacedOrder order,
      DeadLetters ofStream) {
    this.report = report;
    this.lookAt = lookAt;
    this.letters = letters;
    this.order = order;
    this.ofStream = ofStream;
  }

  /**
   * Follows the order.
   *
   * @return whether nothing of it can come any more
   */
  boolean follow(List<Hop> hops, Duration patience) {
    List<Hop> pending = new ArrayList<>(hops);
    while (true) {
      pending.removeIf(this::isDone);
      boolean over = passed().compareTo(patience) > 0;
      giveUp(pending);
      if (pending.isEmpty()) {
        return !over;
      }
      if (over) {
        pending.forEach(hop -> late(hop, patience));
        return false;
      }
      pause();
    }
  }

  private boolean isDone(Hop hop) {
    Sighting sighting = look(hop);
    if (sighting instanceof Sighting.Seen seen) {
      report.seen(passed(), hop.name(), seen.what());
      return true;
    }
    if (sighting instanceof Sighting.Hidden hidden) {
      report.hidden(hop.name(), hidden.why());
      return true;
    }
    last.put(hop, ((Sighting.NotYet) sighting).what());
    return false;
  }

  private static Sighting look(Hop hop) {
    try {
      return hop.look().get();
    } catch (AbortedException e) {
      throw new StoppedException();
    } catch (SdkException e) {
      return new Sighting.NotYet("cannot be looked at, " + Refusals.told(e));
    }
  }

  /** A letter ends the hops that it tells about, and one of the stream all that come after it. */
  private void giveUp(List<Hop> pending) {
    Map<DeadLetters, Optional<OrderLetter>> looked = new HashMap<>();
    for (Iterator<Hop> rest = pending.iterator(); rest.hasNext(); ) {
      Hop hop = rest.next();
      if (hop.letters().isEmpty()) {
        continue;
      }
      looked
          .computeIfAbsent(hop.letters().get(), letters::look)
          .or(() -> looked.computeIfAbsent(ofStream, letters::look))
          .ifPresent(
              letter -> {
                report.missing(hop.name(), "given up: " + letter.reason(), lookAt.of(hop, letter));
                rest.remove();
              });
    }
  }

  private void late(Hop hop, Duration patience) {
    report.missing(
        hop.name(),
        "not within " + patience.toSeconds() + " s: " + last.get(hop),
        lookAt.of(hop, order.id()));
  }

  private Duration passed() {
    return Duration.ofNanos(System.nanoTime() - order.nanoTime());
  }

  private void pause() {
    Duration part = passed().dividedBy(PART);
    Duration pause = part.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : part;
    try {
      Thread.sleep(Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }
}
