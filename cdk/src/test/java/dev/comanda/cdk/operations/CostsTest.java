package dev.comanda.cdk.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/operations.md} counts, counted. */
class CostsTest {

  private static final Pattern ALARMS =
      Pattern.compile("\\| (?<alarms>[0-9]+) alarms on (?<metrics>[0-9]+) metrics");

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void areOfTheAlarmsAndMetricsThatThereAre(Assembly assembly) throws IOException {
    Matcher counted = ALARMS.matcher(Files.readString(Path.of("../docs/operations.md")));

    assertThat(counted.find()).isTrue();
    assertThat(assembly.resources("AWS::CloudWatch::Alarm"))
        .hasSize(Integer.parseInt(counted.group("alarms")));
    assertThat(
            assembly.resources("AWS::CloudWatch::Alarm").stream()
                .mapToLong(CostsTest::metrics)
                .sum())
        .isEqualTo(Long.parseLong(counted.group("metrics")));
  }

  /** Arithmetic is free; a query counts as what it asks. */
  private static long metrics(Resource alarm) {
    return alarm.properties().has("MetricName")
        ? 1
        : StreamSupport.stream(alarm.at("/Metrics").spliterator(), false)
            .filter(
                metric ->
                    metric.has("MetricStat")
                        || metric.path("Expression").toString().contains("SELECT "))
            .count();
  }
}
