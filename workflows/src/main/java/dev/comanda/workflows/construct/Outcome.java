package dev.comanda.workflows.construct;

import static java.util.Map.entry;

import java.util.Map;

/** What the work on a message ends with. */
public final class Outcome {

  /** The messages that failed, of the outcomes that a loop over messages results in. */
  static final String FAILED = "$states.result[outcome = 'failed'].{'itemIdentifier': messageId}";

  private Outcome() {}

  /** The output of a message's last state: which message, and the outcome's name. */
  public static Map<String, Object> of(String name) {
    return Ordered.map(entry("messageId", "{% $states.input.messageId %}"), entry("outcome", name));
  }
}
