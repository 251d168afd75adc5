package dev.comanda.engine.aws.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.Principal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that AWS publishes for the evaluation of policies, each with its page. */
class EvaluationTest {

  private static final Principal ROLE =
      new Principal.Role("arn:aws:iam::000000000000:role/Work", "session");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  static Stream<String> cases() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(EvaluationTest.class.getResource("cases").toURI()))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judgesAsAwsSaysItDoes(String name) throws IOException {
    JsonNode rule =
        Json.parse(
            EvaluationTest.class.getResourceAsStream("cases/" + name + ".json").readAllBytes());
    Principal principal =
        rule.has("service")
            ? new Principal.Service(rule.get("service").asText(), rule.path("source").asText(null))
            : ROLE;
    Access access =
        new Access(rule.get("action").asText(), rule.get("resource").asText(), keys(rule));

    Decision decision =
        Evaluation.judge(
            principal,
            access,
            RequestContext.of(principal, access, NOW),
            statements(rule.path("ofRole")),
            statements(rule.path("ofResource")));

    assertThat(decision.allowed()).isEqualTo(rule.get("allowed").asBoolean());
    assertThat(decision.reason()).isEqualTo(rule.path("reason").asText());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Effect':'Allow','NotPrincipal':'*','Action':'*','Resource':'*'} | NotPrincipal",
        "{'Effect':'Perhaps','Action':'*','Resource':'*'} | it must be Allow or Deny",
        "{'Effect':'Allow','Action':'sqs:*'} | has no Resource",
        "{'Effect':'Allow','Principal':{'Federated':'x'},'Action':'*','Resource':'*'} | Federated",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}}"
            + " | has the operator IpAddress",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/a':'b'}}}"
            + " | has the key aws:PrincipalTag/a",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NumericEquals':{'s3:TlsVersion':'new'}}}"
            + " | on s3:TlsVersion is 'new'",
      })
  void refusesWhatItCannotJudge(String statement, String message) {
    assertThatThrownBy(() -> statements(Json.parse(statement.replace('\'', '"'))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Map<String, List<String>> keys(JsonNode rule) {
    Map<String, List<String>> keys = new HashMap<>();
    rule.path("keys")
        .properties()
        .forEach(
            key -> {
              List<String> values = new ArrayList<>();
              key.getValue().forEach(value -> values.add(value.asText()));
              keys.put(key.getKey(), values);
            });
    return keys;
  }

  private static List<Statement> statements(JsonNode statements) {
    ObjectNode document = Json.object();
    document.set("Statement", statements);
    return Statement.parse("Test/Policy", document, null);
  }
}
