package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {

  private static final JsonNode API = OpenApi.DOCUMENT;

  /**
   * An operation.
   *
   * @param route such as {@code GET /orders}
   */
  record Operation(String route, JsonNode json) {

    boolean has(String status) {
      return json.get("responses").has(status);
    }

    boolean isOpenToAll() {
      return json.path("security").isArray() && json.get("security").isEmpty();
    }

    @Override
    public String toString() {
      return route;
    }
  }

  static Stream<Operation> operations() {
    return API.get("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        method ->
                            new Operation(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
  }

  @Test
  void describesTheseRoutes() {
    assertThat(operations().map(Operation::route))
        .containsExactlyInAnyOrder(
            "POST /auth/register",
            "POST /auth/confirm",
            "POST /auth/resend",
            "POST /auth/login",
            "POST /auth/refresh",
            "POST /auth/logout",
            "POST /auth/logout-everywhere",
            "POST /auth/forgot-password",
            "POST /auth/reset-password",
            "GET /products",
            "GET /products/{id}",
            "POST /orders",
            "GET /orders",
            "GET /orders/{id}",
            "OPTIONS /",
            "OPTIONS /{proxy+}");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tellsEveryAnswerThatTheRouteCanGive(Operation operation) {
    assertThat(List.of("403", "429", "500", "503")).allMatch(operation::has);
    if (operation.json().has("requestBody")) {
      assertThat(List.of("400", "413", "415")).allMatch(operation::has);
    }
    assertThat(operation.isOpenToAll()).isEqualTo(!operation.route().contains("/orders"));
    if (!operation.isOpenToAll()) {
      assertThat(operation.has("401")).isTrue();
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> missing = new TreeSet<>();
    walk(
        API,
        node -> {
          String reference = node.path("$ref").asText("#");
          if (API.at(reference.substring(1)).isMissingNode()) {
            missing.add(reference);
          }
        });
    assertThat(missing).isEmpty();
  }

  @Test
  void everyComponentIsUsed() {
    Set<String> used = new TreeSet<>();
    walk(API, node -> used.add(node.path("$ref").asText()));
    for (String kind : List.of("schemas", "responses", "headers", "parameters")) {
      API.at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
    }
  }

  @Test
  void everyObjectIsClosed() {
    walk(
        API,
        node -> {
          if (node.path("type").asText().equals("object")) {
            assertThat(node.path("additionalProperties")).as("%s", node).hasToString("false");
          }
        });
  }

  @Test
  void everyBodyHasAnExampleThatFits() {
    walk(
        API,
        node ->
            node.path("content")
                .properties()
                .forEach(
                    media -> {
                      JsonNode example = media.getValue().path("example");
                      assertThat(OpenApi.schema(media.getValue().get("schema")).validate(example))
                          .as("%s", media)
                          .isEmpty();
                    }));
  }

  @Test
  void noBodyTakesAnUnknownField() {
    walk(
        API,
        node ->
            node.path("content")
                .forEach(
                    media -> {
                      ObjectNode example = media.get("example").deepCopy();
                      example.put("surprise", true);
                      assertThat(OpenApi.schema(media.get("schema")).validate(example))
                          .isNotEmpty();
                    }));
  }

  private static void walk(JsonNode node, Consumer<JsonNode> visitor) {
    visitor.accept(node);
    node.forEach(child -> walk(child, visitor));
  }
}
