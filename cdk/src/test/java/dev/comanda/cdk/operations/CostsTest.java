package dev.comanda.cdk.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.contract.Recorded;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/operations.md} counts, counted, and what it adds up, added up. */
class CostsTest {

  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final Pattern PRICES = Pattern.compile("\\| (none|[0-9.]+) \\| ([0-9.]+) \\|$");
  private static final Pattern SUM =
      Pattern.compile("(?m)^\\| \\*\\*idle, in all\\*\\* \\| \\| \\*\\*.*$");

  private static final int FREE_METRICS = 10;
  private static final int FREE_DASHBOARDS = 3;

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void areOfWhatThereIs(Assembly assembly) throws IOException {
    long alarms = count(assembly, "AWS::CloudWatch::Alarm");
    long metrics =
        assembly.resources("AWS::CloudWatch::Alarm").stream().mapToLong(CostsTest::metrics).sum();
    long dashboards = count(assembly, "AWS::CloudWatch::Dashboard");
    long keys = count(assembly, "AWS::KMS::Key");

    String page = Files.readString(PAGE);
    page =
        counted(
            page,
            "\\d+ alarms on \\d+ metrics",
            alarms + " alarms on " + metrics + " metrics",
            0.10 * Math.max(0, metrics - FREE_METRICS));
    page =
        counted(
            page,
            "dashboards: \\d+",
            "dashboards: " + dashboards,
            3.00 * Math.max(0, dashboards - FREE_DASHBOARDS));
    page = counted(page, "KMS keys: \\d+", "KMS keys: " + keys, 1.00 * keys);
    Recorded.file(PAGE, addedUp(page));
  }

  /** The page with a row of what the stages have the same number of. */
  private static String counted(String page, String pattern, String counted, double price) {
    String amount = BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP).toPlainString();
    Matcher row =
        Pattern.compile("(?m)^\\| " + pattern + "([^|]*\\|[^|]*) \\| [0-9.]+ \\| [0-9.]+ \\|$")
            .matcher(page);
    assertThat(row.find()).as("a row for " + counted).isTrue();
    return row.replaceFirst("| " + counted + "$1 | " + amount + " | " + amount + " |");
  }

  /** The page with the sums of the table that they end, in whole dollars. */
  private static String addedUp(String page) {
    Matcher sum = SUM.matcher(page);
    assertThat(sum.find()).as("a row for the sum").isTrue();
    BigDecimal dev = BigDecimal.ZERO;
    BigDecimal prod = BigDecimal.ZERO;
    String table = page.substring(page.lastIndexOf("\n\n", sum.start()), sum.start());
    for (MatchResult row :
        table.strip().lines().map(PRICES::matcher).filter(Matcher::find).toList()) {
      dev = dev.add(new BigDecimal(row.group(1).replace("none", "0")));
      prod = prod.add(new BigDecimal(row.group(2)));
    }
    return sum.replaceFirst(
        "| **idle, in all** | | **%s** | **%s** |".formatted(rounded(dev), rounded(prod)));
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP);
  }

  private static long count(Assembly assembly, String type) {
    return assembly.resources(type).size();
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
