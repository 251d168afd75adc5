package dev.comanda.engine.states.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;

/**
 * Ends an evaluation that takes too long, nests too deep or makes too large a value. One for each
 * evaluation, used by one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
 *     data with JSONata, limits</a>
 */
final class Bounds {

  private static final long MAX_MILLIS = 1000;
  private static final int MAX_DEPTH = 100;

  /** What AWS's limit on memory has room for in a sequence made by {@code [a..b]}. */
  private static final int MAX_ELEMENTS = 873_782;

  /** AWS takes a text of 2^22 characters and refuses one of 2^23; eight for each element above. */
  private static final int MAX_CHARACTERS = 8 * MAX_ELEMENTS;

  private final long end = System.currentTimeMillis() + MAX_MILLIS;
  private int depth;
  private int open;

  /** Watches what is evaluated in a frame. */
  static Bounds of(Jsonata.Frame frame) {
    var bounds = new Bounds();
    frame.setEvaluateEntryCallback(
        (expression, input, environment) -> bounds.enter(environment.isParallelCall));
    frame.setEvaluateExitCallback(
        (expression, input, environment, result) ->
            bounds.exit(environment.isParallelCall, result));
    return bounds;
  }

  /** Whether what is being evaluated is the whole expression, and no part of it. */
  boolean atRoot() {
    return open == 1;
  }

  private void enter(boolean beside) {
    open++;
    if (!beside) {
      depth++;
      check();
    }
  }

  private void exit(boolean beside, Object result) {
    open--;
    if (!beside) {
      depth--;
      check();
    }
    if (result instanceof List<?> list && list.size() > MAX_ELEMENTS
        || result instanceof String text && text.length() > MAX_CHARACTERS) {
      throw Refusal.memory();
    }
  }

  private void check() {
    if (depth > MAX_DEPTH) {
      throw tooDeep();
    }
    if (System.currentTimeMillis() > end) {
      throw Refusal.limit("Expression evaluation timeout: Check for infinite loop");
    }
  }

  /** What a recursion that is too deep is called. */
  static Refusal tooDeep() {
    return Refusal.limit(
        "Stack overflow error: Check for non-terminating recursive function.  Consider"
            + " rewriting as tail-recursive.");
  }
}
