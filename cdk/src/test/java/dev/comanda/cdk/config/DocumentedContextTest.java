package dev.comanda.cdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Exports;
import dev.comanda.cdk.guard.RestrictedTexts;
import dev.comanda.cdk.upgrade.Release;
import dev.comanda.cdk.upgrade.Upgrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the documentation says can be configured can be synthesized, and changed later. */
class DocumentedContextTest {

  private static final Map<String, Map<String, String>> EXAMPLES = DocumentedContext.examples();

  /** prod has no sender of its own. */
  private static final Map<String, String> PROD =
      Map.of("stage", "prod", "senderAddress", "Comanda <orders@comanda.example>");

  /** What may meet, two at a time: each is in a synthesis or is not. */
  private static final List<Map<String, String>> MEETING =
      List.of(
          PROD,
          examples("domainName", "webSubdomain", "apiSubdomain"),
          Map.of("network", "true", "availabilityZones", example("availabilityZones")),
          examples("alarmAddress", "monthlyBudget"),
          Map.of("codeMails", "ses"),
          examples("senderIdentity", "dmarcPolicy"),
          examples("restoredTable"),
          examples("originSecretGeneration"),
          examples("shopName", "shopAddress", "allowedOrigins"));

  /** Goes where nothing is said of what exists. */
  private static final Map<String, String> WITHOUT_WHAT_EXISTS =
      examples("mailFrom", "dmarcReports");

  /** Other zones take steps, which {@code docs/operations.md} has. */
  private static final Set<String> NEVER_AT_ONCE = Set.of("availabilityZones");

  /** The secret before is believed a while longer; one that was sent is never taken back. */
  private static final Set<String> NEVER_BACK =
      Set.of("availabilityZones", "originSecretGeneration");

  @Test
  void isWhatIsRead() {
    assertThat(EXAMPLES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ContextKey.values()).map(ContextKey::id).toList());
    Set<String> read = new TreeSet<>();
    Map<String, String> context = examples("domainName");
    DeploymentConfig.of(
        key -> {
          read.add(key);
          return context.get(key);
        },
        new Artifacts(Path.of("handlers.jar"), Path.of("site")));
    assertThat(read).isEqualTo(new TreeSet<>(EXAMPLES.keySet()));
  }

  @Test
  void hasAnExampleOfEachKeyFirst() {
    EXAMPLES.forEach(
        (key, example) -> assertThat(example.keySet()).as(key).startsWith(key).isNotEmpty());
  }

  @Test
  void hasTheCommandsOfBothPages() {
    String sender = "-c senderAddress='Olivar <orders@olivar.example>'";

    assertThat(DocumentedContext.commands())
        .containsEntry(
            "./comanda synth --stage prod " + sender,
            Map.of("stage", "prod", "senderAddress", "Olivar <orders@olivar.example>"))
        .containsEntry(
            "./comanda synth --stage dev " + sender,
            Map.of("stage", "dev", "senderAddress", "Olivar <orders@olivar.example>"))
        .containsKey("npx cdk destroy --all -c stage=dev")
        .hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("syntheses")
  void passesAllChecks(Map<String, String> context) {
    Assembly assembly = Assembly.of(context);

    assertThat(assembly.findings()).isEmpty();
    assertThat(RestrictedTexts.problems(assembly)).isEmpty();
  }

  /** Each key by itself, pairs of what may meet, and the commands. */
  static Stream<Map<String, String>> syntheses() {
    List<Map<String, String>> contexts = new ArrayList<>();
    EXAMPLES.keySet().forEach(key -> contexts.add(alone(key)));
    contexts.addAll(pairs());
    contexts.add(DocumentedContext.cdkJson());
    contexts.addAll(DocumentedContext.commands().values());
    return contexts.stream().map(TreeMap::new).distinct().map(Map.class::cast);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void canBeChangedAndChangedBackInOneDeployment(String key) {
    Map<String, String> with = alone(key);
    Map<String, String> without = new TreeMap<>(with);
    without.remove(key);
    if (key.equals("domainName") || key.equals("hostedZoneId")) {
      without.keySet().removeAll(EXAMPLES.get(key).keySet());
    }
    without.putIfAbsent("stage", "prod");
    without.putIfAbsent("senderAddress", PROD.get("senderAddress"));
    Assembly before = Assembly.of(without);
    Assembly after = Assembly.of(with);

    assertThat(refused(before, after))
        .matches(refusals -> refusals.isEmpty() != NEVER_AT_ONCE.contains(key));
    assertThat(refused(after, before))
        .matches(refusals -> refusals.isEmpty() != NEVER_BACK.contains(key));
  }

  @Test
  void letsZonesBeChangedWithoutTheNetworkInBetween() {
    Map<String, String> withoutNetwork = alone("network");
    Assembly between = Assembly.of(withoutNetwork);

    assertThat(between.stacks()).doesNotContain("Network");
    assertThat(Exports.of(between).importers().keySet())
        .noneMatch(name -> name.contains("Network"));
    assertThat(refused(Assembly.of(alone("stage")), between)).isEmpty();
    assertThat(refused(between, Assembly.of(alone("availabilityZones")))).isEmpty();
  }

  @Test
  void letsARestoredTableTakeThePlaceOfTheStacks() {
    String stream = example("restoredTable");
    Assembly before = Assembly.of(alone("stage"));
    Assembly restored = Assembly.of(alone("restoredTable"));

    assertThat(restored.resource("Data", "OrdersTable"))
        .isEqualTo(before.resource("Data", "OrdersTable"));
    assertThat(Exports.of(restored).importers().keySet())
        .noneMatch(name -> name.contains("OrdersTable"));
    assertThat(restored.template("Data").at("/Outputs/TableName/Value").asText())
        .isEqualTo("Orders-restored");
    assertThat(restored.template("Data").at("/Outputs/TableStreamArn/Value").asText())
        .isEqualTo(stream);
    assertThat(restored.resource("Stream", "OrderStreamPipe").at("/Source").asText())
        .isEqualTo(stream);
    assertThat(restored.resources("AWS::Lambda::Function"))
        .filteredOn(function -> function.at("/Environment/Variables").has("TABLE_NAME"))
        .isNotEmpty()
        .allSatisfy(
            function ->
                assertThat(function.at("/Environment/Variables/TABLE_NAME").asText())
                    .isEqualTo("Orders-restored"));
  }

  /** The exports because of which CloudFormation would refuse the one assembly over the other. */
  private static List<Upgrade.Finding> refused(Assembly before, Assembly after) {
    return Upgrade.findings(Release.of(before), Release.of(after)).stream()
        .filter(finding -> finding.kind() == Upgrade.Kind.IN_USE)
        .toList();
  }

  static Set<String> keys() {
    Set<String> keys = new TreeSet<>(EXAMPLES.keySet());
    keys.remove("stage");
    return keys;
  }

  private static Map<String, String> alone(String key) {
    Map<String, String> context = new TreeMap<>(PROD);
    context.putAll(EXAMPLES.get(key));
    return context;
  }

  /**
   * A covering array: for any two of {@link #MEETING} there is a synthesis with both, one with
   * neither, and one with each alone. The first has none of them; in the other five each is in
   * three, and no two in the same three.
   *
   * @see <a href="https://math.nist.gov/coveringarrays/">Covering arrays</a>
   */
  private static List<Map<String, String>> pairs() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int row = -1; row < 5; row++) {
      Map<String, String> context = new TreeMap<>(WITHOUT_WHAT_EXISTS);
      int column = 0;
      for (int threeOfFive = 0; threeOfFive < 32 && column < MEETING.size(); threeOfFive++) {
        if (Integer.bitCount(threeOfFive) == 3) {
          Map<String, String> setting = MEETING.get(column++);
          if (row >= 0 && (threeOfFive & 1 << row) != 0) {
            context.putAll(setting);
          }
        }
      }
      if (context.containsKey("senderIdentity")) {
        context.keySet().removeAll(WITHOUT_WHAT_EXISTS.keySet());
      }
      context.putIfAbsent("stage", "dev");
      if (context.get("stage").equals("prod")) {
        context.putIfAbsent("network", "false");
        context.putIfAbsent("codeMails", "cognito");
      }
      rows.add(context);
    }
    return rows;
  }

  private static Map<String, String> examples(String... keys) {
    Map<String, String> context = new HashMap<>();
    for (String key : keys) {
      context.putAll(EXAMPLES.get(key));
    }
    return Map.copyOf(context);
  }

  private static String example(String key) {
    return EXAMPLES.get(key).get(key);
  }
}
