package dev.comanda.cdk.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import dev.comanda.cdk.consumer.Consumer;
import dev.comanda.cdk.metrics.UsedMetric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

  private static final int WIDTH = 24;
  private static final int DEFAULT_PERIOD = 300;
  private static final Pattern SOURCE = Pattern.compile("SOURCE '(@@\\d+@@)'");

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areOneForEachFlow(Assembly assembly) {
    assertThat(boards(assembly))
        .extracting(board -> board.resource().at("/DashboardName").asText())
        .allMatch(name -> name.startsWith("Comanda-"))
        .extracting(name -> name.substring(name.lastIndexOf('-') + 1))
        .doesNotHaveDuplicates()
        .contains("ApiFlow", "MailFlow", "LakeFlow");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.consumer.Consumer#everywhere")
  void showEveryConsumersQueueAndWorkflow(Consumer consumer) {
    Set<Resource> shown = new HashSet<>();
    for (Board board : boards(consumer.assembly())) {
      board.metrics().forEach(metric -> shown.addAll(metric.check(consumer.assembly())));
    }

    assertThat(shown).contains(consumer.queue(), consumer.workflow());
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void showMetricsThatAwsPublishes(Board board) {
    List<UsedMetric> metrics = board.metrics();

    assertThat(board.widgets("metric"))
        .hasSizeGreaterThan(5)
        .allSatisfy(widget -> assertThat(widget.at("/properties/metrics")).isNotEmpty());
    metrics.forEach(metric -> metric.check(board.assembly()));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void haveTitlesAndUnitsThatSayWhatIsCounted(Board board) {
    assertThat(board.widgets("metric"))
        .allSatisfy(
            widget -> {
              assertThat(widget.at("/properties/title").asText()).isNotBlank();
              assertThat(widget.at("/properties/yAxis/left/label").asText()).isNotBlank();
              assertThat(widget.at("/properties/metrics"))
                  .allSatisfy(
                      metric ->
                          assertThat(metric.path(metric.size() - 1).path("label").asText())
                              .isNotBlank());
            });
    assertThat(board.widgets("log"))
        .allSatisfy(widget -> assertThat(widget.at("/properties/title").asText()).isNotBlank());
  }

  /** A row says what its numbers mean before it shows them. */
  @ParameterizedTest
  @MethodSource("everywhere")
  void explainEveryRow(Board board) {
    assertThat(board.widgets("text"))
        .allSatisfy(
            text ->
                assertThat(text.at("/properties/markdown").asText().split("\n"))
                    .hasSize(2)
                    .allMatch(line -> line.length() > 5));
    Set<Integer> rows = new TreeSet<>();
    board.widgets("metric").forEach(widget -> rows.add(widget.path("y").asInt()));
    assertThat(rows)
        .allSatisfy(
            y ->
                assertThat(board.widgets("text"))
                    .anyMatch(t -> t.path("y").asInt() + t.path("height").asInt() == y));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void fitTheirPage(Board board) {
    assertThat(board.body().path("widgets"))
        .allSatisfy(
            widget ->
                assertThat(widget.path("x").asInt() + widget.path("width").asInt())
                    .isLessThanOrEqualTo(WIDTH));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void showTheStateOfEveryAlarmOfTheirRegion(Assembly assembly) {
    Set<String> shown = new TreeSet<>();
    for (Board board : boards(assembly)) {
      for (JsonNode widget : board.widgets("alarm")) {
        assertThat(widget.at("/properties/alarms")).hasSizeBetween(1, 100);
        widget
            .at("/properties/alarms")
            .forEach(arn -> shown.add(arn.asText().replaceAll("^.*:alarm:", "")));
      }
    }

    assertThat(shown)
        .isEqualTo(
            new TreeSet<>(
                assembly.resources("AWS::CloudWatch::Alarm").stream()
                    .filter(alarm -> assembly.region(alarm.stack()).equals("us-east-1"))
                    .map(alarm -> alarm.at("/AlarmName").asText())
                    .toList()));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void askLogGroupsThatAreThere(Board board) {
    assertThat(board.widgets("log"))
        .isNotEmpty()
        .allSatisfy(
            widget -> {
              String query = widget.at("/properties/query").asText();
              Matcher source = SOURCE.matcher(query);
              int sources = 0;
              while (source.find()) {
                sources++;
                assertThat(board.reference(source.group(1)).resource().type())
                    .isEqualTo("AWS::Logs::LogGroup");
              }
              assertThat(sources).isPositive();
              LogsInsights.check(query.replaceAll("SOURCE '@@\\d+@@' \\| ", ""));
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areAStackThatNothingDependsOn(Assembly assembly) {
    assertThat(assembly.stacks())
        .allSatisfy(stack -> assertThat(assembly.dependencies(stack)).doesNotContain("Dashboards"));
    assertThat(assembly.template("Dashboards").has("Outputs")).isFalse();
  }

  static Stream<Board> everywhere() {
    return Stream.of(Assembly.dev(), Assembly.prodWithDomain())
        .flatMap(assembly -> boards(assembly).stream());
  }

  private static List<Board> boards(Assembly assembly) {
    return assembly.resources("AWS::CloudWatch::Dashboard").stream()
        .map(resource -> Board.of(assembly, resource))
        .toList();
  }

  /** A dashboard of a template. */
  record Board(Assembly assembly, Resource resource, TemplateText text, JsonNode body) {

    static Board of(Assembly assembly, Resource resource) {
      TemplateText text = TemplateText.of(resource.at("/DashboardBody"));
      try {
        return new Board(assembly, resource, text, new ObjectMapper().readTree(text.text()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<JsonNode> widgets(String type) {
      return Resource.list(body.path("widgets")).stream()
          .filter(widget -> widget.path("type").asText().equals(type))
          .toList();
    }

    Reference reference(String placeholder) {
      return Reference.of(
          assembly,
          resource.stack(),
          text.value(new ObjectMapper().getNodeFactory().textNode(placeholder)));
    }

    List<UsedMetric> metrics() {
      List<UsedMetric> metrics = new ArrayList<>();
      for (JsonNode widget : widgets("metric")) {
        for (JsonNode metric : widget.at("/properties/metrics")) {
          metrics.add(metric(widget, metric));
        }
      }
      return metrics;
    }

    /** CloudWatch's short form: namespace, name, dimension, value, ..., options. */
    private UsedMetric metric(JsonNode widget, JsonNode metric) {
      JsonNode options = metric.path(metric.size() - 1);
      Map<String, JsonNode> dimensions = new TreeMap<>();
      for (int i = 2; i + 1 < metric.size(); i += 2) {
        dimensions.put(metric.path(i).asText(), text.value(metric.path(i + 1)));
      }
      return new UsedMetric(
          resource.stack(),
          Optional.of(widget.at("/properties/region").asText()).filter(r -> !r.startsWith("@@")),
          metric.path(0).asText(),
          metric.path(1).asText(),
          options.path("stat").asText("Average"),
          options.path("period").asInt(DEFAULT_PERIOD),
          dimensions);
    }

    @Override
    public String toString() {
      return assembly + " " + resource.id();
    }
  }
}
