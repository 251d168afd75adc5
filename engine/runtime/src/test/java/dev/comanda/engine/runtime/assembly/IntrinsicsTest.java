package dev.comanda.engine.runtime.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.service.Created;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file for each behaviour: a template, and what {@code Subject}'s property Value becomes. */
class IntrinsicsTest {

  static List<String> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(IntrinsicsTest.class.getResource("/intrinsics").toURI());
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resolves(String name) throws IOException {
    JsonNode test =
        Json.parse(getClass().getResourceAsStream("/intrinsics/" + name).readAllBytes());
    var template = new Template(test.get("template"));
    Map<String, JsonNode> exports =
        new HashMap<>(Map.of("other-stack-arn", TextNode.valueOf("exported-arn")));
    Map<String, String> given =
        template.parameters().containsKey("Given") ? Map.of("Given", "given-value") : Map.of();
    StackScope scope = new StackScope(new Stack("Test", "us-east-1", template), given, exports);

    if (test.has("error")) {
      assertThatThrownBy(() -> subject(scope))
          .isInstanceOf(AssemblyException.class)
          .hasMessageContaining(test.get("error").asText());
    } else {
      assertThat(subject(scope)).isEqualTo(Json.parse(test.get("value").toString()));
    }
  }

  private static JsonNode subject(StackScope scope) {
    for (String logicalId : scope.order()) {
      if (logicalId.equals("Subject")) {
        return scope.resource(logicalId).properties().get("Value");
      }
      scope.add(
          logicalId,
          new Created(
              "ref-of-" + logicalId,
              Map.of("Arn", "arn-of-" + logicalId, "Endpoint.Address", "address-of-" + logicalId)));
    }
    throw new IllegalStateException("There is no Subject");
  }
}
