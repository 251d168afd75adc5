package dev.comanda.cdk.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The saved queries of Logs Insights. */
class QueriesTest {

  /** What CloudWatch adds to every event. */
  private static final Set<String> OF_EVERY_EVENT = Set.of("@timestamp", "@message", "@log");

  /** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
  private static final Set<String> OF_WORKFLOWS =
      Set.of("type", "execution_arn", "details.name", "details.error", "details.cause");

  /** The functions' own lines, and those of the platform: {@code record.*}. */
  private static final Set<String> OF_FUNCTIONS =
      Set.of(
          "level",
          "event",
          "requestId",
          "errorType",
          "awsErrorCode",
          "record.status",
          "record.errorType",
          "record.requestId");

  @ParameterizedTest
  @MethodSource("queries")
  void areWrittenInTheSyntaxOfLogsInsights(Resource query) {
    assertThat(LogsInsights.check(query.at("/QueryString").asText())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void readFieldsThatTheirLogsHave(Resource query) throws Exception {
    Set<String> fields = LogsInsights.check(query.at("/QueryString").asText());
    Set<String> there = new TreeSet<>(OF_EVERY_EVENT);
    for (Resource logs : logs(query)) {
      if (logs.id().equals("OrderApiAccessLogs")) {
        there.addAll(ofAccessLog());
      } else if (logs.id().endsWith("FunctionLogs")) {
        there.addAll(OF_FUNCTIONS);
      } else {
        there.addAll(OF_WORKFLOWS);
      }
    }

    assertThat(there).containsAll(fields);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areInOneFolderForEachStage(Assembly assembly) {
    assertThat(assembly.resources("AWS::Logs::QueryDefinition"))
        .extracting(query -> query.at("/Name").asText())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("Comanda/(dev|prod)/[a-z', ]+"))
        .extracting(name -> name.substring(name.lastIndexOf('/') + 1))
        .contains(
            "an order's way",
            "slowest runs",
            "failures by cause, workflows",
            "failures by cause, functions");
  }

  @Test
  void askEveryWorkflowForAnOrdersWayAndForFailures() {
    for (String name : List.of("an order's way", "slowest runs", "failures by cause, workflows")) {
      assertThat(logs(named(name)))
          .as(name)
          .extracting(Resource::id)
          .containsAll(
              Assembly.dev().resources("AWS::StepFunctions::StateMachine").stream()
                  .map(machine -> machine.id() + "Logs")
                  .toList());
    }
  }

  @Test
  void askEveryFunctionForFailures() {
    assertThat(logs(named("failures by cause, functions")))
        .extracting(Resource::id)
        .containsExactlyInAnyOrderElementsOf(
            Assembly.dev().resources("AWS::Lambda::Function").stream()
                .map(function -> function.id() + "Logs")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select type",
        "filter type in ['a'",
        "filter median(type) > 1",
        "stats count(*) as times by type | sort name desc",
        "stats avg(type) as times by type",
        "limit 0",
        "filter type = \"a\""
      })
  void wouldBeRefusedWith(String mistake) {
    assertThatThrownBy(() -> LogsInsights.check(mistake)).isInstanceOf(AssertionError.class);
  }

  private static Set<String> ofAccessLog() throws Exception {
    Set<String> fields = new TreeSet<>();
    JsonNode format =
        new ObjectMapper()
            .readTree(
                Assembly.dev()
                    .resources("AWS::ApiGatewayV2::Stage")
                    .get(0)
                    .at("/AccessLogSettings/Format")
                    .asText());
    format.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  private static List<Resource> logs(Resource query) {
    List<Resource> logs =
        Resource.list(query.at("/LogGroupNames")).stream()
            .map(name -> Reference.of(Assembly.dev(), query.stack(), name).resource())
            .toList();
    assertThat(logs)
        .isNotEmpty()
        .allMatch(resource -> resource.type().equals("AWS::Logs::LogGroup"));
    return logs;
  }

  private static Resource named(String name) {
    return queries()
        .filter(query -> query.at("/Name").asText().endsWith("/" + name))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Resource> queries() {
    return Assembly.dev().resources("AWS::Logs::QueryDefinition").stream();
  }
}
