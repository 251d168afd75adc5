package dev.comanda.local.stepfunctions.asl;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a state does about its own failure.
 *
 * @param retriers tried first, the first that names the error
 * @param catchers tried when no retrier has an attempt left
 */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

  /** The exits of the catchers, and one more. */
  List<Exit> exitsAnd(Exit own) {
    return Stream.concat(Stream.of(own), catchers.stream().map(Catcher::exit)).toList();
  }
}
