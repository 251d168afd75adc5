package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The limit on the size of what states pass on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
public final class Sizes {

  /** The most bytes of JSON, in UTF-8, of an input, an output or a variable. */
  public static final int LIMIT = 262_144;

  private Sizes() {}

  /** The most bytes that all variables of an execution may have together. */
  static final long ALL_VARIABLES_LIMIT = 10L * 1024 * 1024;

  /** Whether a value is larger than {@link #LIMIT} as compact JSON. */
  public static boolean exceedsLimit(JsonNode value) {
    return left(value, LIMIT) < 0;
  }

  static StateFailure dataLimitExceeded(String stateOrTask) {
    return new StateFailure(
        "States.DataLimitExceeded",
        "The state/task '"
            + stateOrTask
            + "' returned a result with a size exceeding the maximum number of bytes service"
            + " limit.");
  }

  static StateFailure variablesExceeded(String state, long limit) {
    return new StateFailure(
        "States.DataLimitExceeded",
        "The variables assigned in the state '"
            + state
            + "' exceed the maximum of "
            + limit
            + " bytes.");
  }

  /** The size of a value as compact JSON in UTF-8, in bytes. */
  static int size(JsonNode value) {
    return Integer.MAX_VALUE - left(value, Integer.MAX_VALUE);
  }

  /** What is left of a number of bytes; negative, and no longer exact, when it is too few. */
  private static int left(JsonNode value, int bytes) {
    return switch (value.getNodeType()) {
      case OBJECT -> leftOfObject(value, bytes);
      case ARRAY -> leftOfArray(value, bytes);
      case STRING -> leftOfText(value.textValue(), bytes);
      default -> bytes - value.asText().length();
    };
  }

  private static int leftOfObject(JsonNode object, int bytes) {
    int left = bytes - Math.max(2, object.size() * 2 + 1);
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (left < 0) {
        return left;
      }
      left = left(member.getValue(), leftOfText(member.getKey(), left));
    }
    return left;
  }

  private static int leftOfArray(JsonNode array, int bytes) {
    int left = bytes - Math.max(2, array.size() + 1);
    for (int i = 0; i < array.size() && left >= 0; i++) {
      left = left(array.get(i), left);
    }
    return left;
  }

  private static int leftOfText(String text, int bytes) {
    int left = bytes - 2;
    for (int i = 0; i < text.length() && left >= 0; i++) {
      left -= width(text.charAt(i));
    }
    return left;
  }

  private static int width(char c) {
    if (c < 0x20) {
      return c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : 6;
    }
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    // Each half of a surrogate pair counts for half of the pair's four bytes.
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
