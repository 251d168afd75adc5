package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.util.List;
import java.util.function.Function;

/** Cuts a list into pages by {@code maxResults} and {@code nextToken}. */
final class Page {

  private static final int MOST = 1000;
  private static final int USUAL = 100;

  private Page() {}

  /**
   * One page.
   *
   * @param field the answer's field for the list
   */
  static <T> ObjectNode of(
      JsonNode request, String field, List<T> all, Function<T, ObjectNode> writer) {
    int size = request.path("maxResults").asInt(0);
    int from = from(request.path("nextToken").asText("0"), all.size());
    int to = Math.min(all.size(), from + (size == 0 ? USUAL : Math.min(size, MOST)));
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(field);
    all.subList(from, to).forEach(element -> list.add(writer.apply(element)));
    if (to < all.size()) {
      answer.put("nextToken", Integer.toString(to));
    }
    return answer;
  }

  private static int from(String token, int size) {
    try {
      int from = Integer.parseInt(token);
      if (from >= 0 && from <= size) {
        return from;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new AwsError("InvalidToken", "Invalid Token: '" + token + "'", 400);
  }
}
