package dev.comanda.engine.services.stepfunctions.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.DefinitionFiles;
import dev.comanda.engine.states.task.TaskFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests every state of {@code tested}, and validates every definition of {@code validated}. */
class StatesApiTest {

  private final StatesEngine engine =
      new StatesEngine(
          new Machines(),
          new Executions(10, 100),
          call -> {
            throw new TaskFailure("Called", "Nothing may be called here");
          });

  static List<String> tested() {
    return DefinitionFiles.names(StatesApiTest.class, "tested");
  }

  static List<String> validated() {
    return DefinitionFiles.names(StatesApiTest.class, "validated");
  }

  private JsonNode call(String operation, JsonNode input) {
    AwsResponse response =
        engine.handle(
            new AwsRequest(
                Caller.CLIENT, "states", operation, "POST", "/", Map.of(), Json.bytes(input)));
    JsonNode body = Json.parse(response.body());
    if (response.status() == 200) {
      return body;
    }
    ObjectNode error = Json.object();
    error.putObject("error").set("code", body.get("__type"));
    error.withObject("error").set("message", body.get("message"));
    return error;
  }

  @ParameterizedTest
  @MethodSource("tested")
  void answersATestAsItsFileSays(String name) {
    JsonNode file = DefinitionFiles.read(StatesApiTest.class, "tested", name);

    JsonNode answer = call("TestState", file.get("request"));

    assertThat(Json.parse(answer.toString())).isEqualTo(Json.parse(file.get("expect").toString()));
  }

  @ParameterizedTest
  @MethodSource("validated")
  void validatesAsItsFileSays(String name) {
    JsonNode file = DefinitionFiles.read(StatesApiTest.class, "validated", name);

    JsonNode answer = call("ValidateStateMachineDefinition", file.get("request"));

    assertThat(answer.get("result")).isEqualTo(file.at("/expect/result"));
    assertThat(answer.get("diagnostics")).isEqualTo(file.at("/expect/diagnostics"));
    assertThat(answer.get("truncated").asBoolean()).isFalse();
  }

  @Test
  void showsAtMostSoManyDiagnostics() {
    String definition = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\"},\"B\":{}}}";
    ObjectNode request = Json.object().put("definition", definition);

    JsonNode answer = call("ValidateStateMachineDefinition", request.put("maxResults", 1));

    assertThat(answer.get("diagnostics")).hasSize(1);
    assertThat(answer.get("truncated").asBoolean()).isTrue();
  }

  static Stream<Arguments> noRequests() {
    return Stream.of(
        arguments("{}", "'' at 'definition'", "have length greater than or equal to 1"),
        arguments(
            "{'definition': '{}', 'maxResults': 101}",
            "'101' at 'maxResults'",
            "have value less than or equal to 100"),
        arguments(
            "{'definition': '{}', 'maxResults': 'a'}",
            "'a' at 'maxResults'",
            "have value greater than or equal to 0"),
        arguments(
            "{'definition': '{}', 'type': 'FAST'}",
            "'FAST' at 'type'",
            "satisfy enum value set: [STANDARD, EXPRESS]"),
        arguments(
            "{'definition': '{}', 'severity': 'FATAL'}",
            "'FATAL' at 'severity'",
            "satisfy enum value set: [ERROR, WARNING]"));
  }

  @ParameterizedTest
  @MethodSource("noRequests")
  void refusesToValidateWhatIsNoRequest(String request, String what, String constraint) {
    JsonNode answer =
        call("ValidateStateMachineDefinition", Json.parse(request.replace('\'', '"')));

    assertThat(answer.at("/error/code").asText()).isEqualTo("ValidationException");
    assertThat(answer.at("/error/message").asText())
        .isEqualTo(
            "1 validation error detected: Value %s failed to satisfy constraint: Member must %s"
                .formatted(what, constraint));
  }

  @Test
  void refusesToCreateWithTheDefinitionsOwnFaultFirst() {
    ObjectNode request = Json.object().put("definition", "{}");

    assertThat(call("CreateStateMachine", request).at("/error/message").asText())
        .isEqualTo(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are"
                + " required: [States, StartAt] at /'");
    assertThat(call("UpdateStateMachine", request).at("/error/code").asText())
        .isEqualTo("InvalidDefinition");
    request.put("definition", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
    assertThat(call("CreateStateMachine", request).at("/error/message").asText())
        .isEqualTo("The engine creates and changes state machines by the stacks' templates only");
    assertThat(
            call("CreateStateMachine", request.put("versionDescription", "first"))
                .at("/error/message")
                .asText())
        .isEqualTo("Version description can only be set when publish is true");
  }
}
