package dev.comanda.cdk.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.upgrade.Upgrade.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a deployment of today's stacks would do to those of the last release. {@code
 * released/accepted.yaml} has what was thought of.
 */
class UpgradeTest {

  private static final Path ACCEPTED = Path.of("src/test/resources/released/accepted.yaml");
  private static final Path VERSION = Path.of("src/test/resources/released/version.txt");
  private static final Path CHANGELOG = Path.of("../CHANGELOG.md");
  private static final Pattern RELEASED = Pattern.compile("(?m)^## \\[(\\d[^\\]]*)\\]");
  private static final Path OPERATIONS = Path.of("../docs/operations.md");

  private final Release dev = Release.of(Assembly.dev());

  /** {@code docs/operations.md}, "Upgrading", says when. What was accepted has happened by then. */
  @Test
  @EnabledIfSystemProperty(named = "comanda.release", matches = "true")
  void startsFromWhatIsReleasedNow() throws IOException {
    Release.keep(Assembly.all());
    Files.writeString(ACCEPTED, Files.readString(ACCEPTED).replaceAll("(?ms)^[^#].*", "[]\n"));
    Files.writeString(VERSION, lastVersion() + "\n");
  }

  @Test
  void comparesWithTheLastReleaseOfTheChangelog() throws IOException {
    assertThat(VERSION).content().isEqualTo(lastVersion() + "\n");
  }

  private static String lastVersion() throws IOException {
    return RELEASED
        .matcher(Files.readString(CHANGELOG))
        .results()
        .map(heading -> heading.group(1))
        .findFirst()
        .orElse("none");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void ofTheLastReleaseLosesNothingAndIsRefusedNowhere(Assembly assembly) throws IOException {
    assertThat(found(assembly)).isSubsetOf(texts("finding"));
  }

  @Test
  void acceptsWhatIsFoundAndWhatOperatorsAreTold() throws IOException {
    Set<String> found =
        Assembly.all()
            .flatMap(assembly -> found(assembly).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> headings =
        Files.readAllLines(OPERATIONS).stream().map(line -> line.replaceAll("^#+ ", "")).toList();

    assertThat(texts("finding")).doesNotHaveDuplicates().isSubsetOf(found);
    assertThat(texts("reason")).allMatch(reason -> reason.length() > 20);
    assertThat(headings).containsAll(texts("procedure"));
  }

  @Test
  void knowsHowEveryTypeOfResourceIsUpdated() {
    Release[] today = Assembly.all().map(Release::of).toArray(Release[]::new);

    assertThat(Assembly.all().flatMap(assembly -> assembly.resources().stream()))
        .extracting(Resource::type)
        .filteredOn(type -> !type.startsWith("Custom::"))
        .allMatch(UpdateBehaviours.of(today)::knows);
  }

  @Test
  void findsNothingWhereNothingChanges() {
    assertThat(Upgrade.findings(dev, dev)).isEmpty();
  }

  @Test
  void findsATableWhoseKeyChangesAndEveryStackThatUsesIt() {
    Release changed =
        dev.with(
            "Data",
            data ->
                ((ObjectNode) properties(data, "OrdersTable").at("/KeySchema/0"))
                    .put("AttributeName", "id"));

    assertThat(Upgrade.findings(dev, changed))
        .extracting(Upgrade.Finding::toString)
        .contains("REPLACED Data/OrdersTable: KeySchema changes")
        .anyMatch(
            finding ->
                finding.matches(
                    "IN_USE Comanda-dev-Data:\\w*OrdersTable\\w*: Email imports it when Data"
                        + " changes it"));
  }

  @Test
  void findsABucketUnderAnotherLogicalId() {
    Release changed = dev.with("Data", data -> rename(data, "EmailsBucket", "MailsBucket"));

    assertThat(Upgrade.findings(dev, changed))
        .extracting(Upgrade.Finding::toString)
        .contains("REMOVED Data/EmailsBucket: the template has it no longer");
  }

  @Test
  void findsAnExportThatGoesBeforeItsImport() {
    Release without = emptied(dev, "Email", "Dashboards").with("Data", this::forgetEmailsBucket);

    assertThat(Upgrade.findings(dev, without))
        .extracting(Upgrade.Finding::toString)
        .as("Data is deployed first, when Email still imports it")
        .anyMatch(
            finding ->
                finding.matches(
                    "IN_USE Comanda-dev-Data:\\w*RefEmailsBucket\\w*: Email imports it when Data"
                        + " removes it"));
  }

  @Test
  void letsAnExportGoThatNobodyImportsAnyMore() {
    Release kept = emptied(dev, "Email", "Dashboards");

    assertThat(Upgrade.findings(kept, kept.with("Data", this::forgetEmailsBucket))).isEmpty();
  }

  @Test
  void findsANameThatIsTakenByWhatIsKept() {
    Release prod = Release.of(Assembly.prod());
    Release moved =
        prod.with("Replica", replica -> rename(replica, "EmailsReplicaBucket", "Copies"));
    Release gone =
        prod.with(
                "Replica",
                replica -> replica.withObject("/Resources").remove("EmailsReplicaBucket"))
            .with(
                "Web",
                web ->
                    properties(web, "WebBucket")
                        .set(
                            "BucketName",
                            prod.stacks()
                                .get("Replica")
                                .resource("EmailsReplicaBucket")
                                .at("/Properties/BucketName")));

    assertThat(Upgrade.findings(prod, moved))
        .extracting(Upgrade.Finding::toString)
        .contains("COLLIDES Replica/Copies: Replica/EmailsReplicaBucket has its name");
    assertThat(Upgrade.findings(prod, gone))
        .extracting(Upgrade.Finding::toString)
        .contains(
            "REPLACED Web/WebBucket: BucketName changes",
            "COLLIDES Web/WebBucket: Replica/EmailsReplicaBucket, which is kept, has its name");
  }

  @Test
  void findsAnAlarmUnderAnotherLogicalIdThatKeepsItsName() {
    Release changed =
        dev.with("Data", data -> rename(data, "AlarmsOrdersTableFails", "TableFails"));

    assertThat(Upgrade.findings(dev, changed))
        .extracting(Upgrade.Finding::kind)
        .containsExactly(Kind.COLLIDES);
  }

  @Test
  void findsAResourceOfAnotherTypeAndAStackThatIsNoLongerThere() {
    Release changed =
        dev.with(
                "Email",
                email ->
                    email.withObject("/Resources/OrderEmailQueue").put("Type", "AWS::SNS::Topic"))
            .without("Dashboards");

    assertThat(Upgrade.findings(dev, changed))
        .extracting(Upgrade.Finding::toString)
        .contains(
            "RETYPED Email/OrderEmailQueue: AWS::SQS::Queue becomes AWS::SNS::Topic",
            "LEFT_BEHIND Dashboards: the app has it no longer");
  }

  @Test
  void findsWhatCognitoRefusesToChange() {
    Release changed =
        dev.with("Auth", auth -> properties(auth, "CustomerPool").putArray("AliasAttributes"));

    assertThat(Upgrade.findings(dev, changed))
        .extracting(Upgrade.Finding::toString)
        .contains("REPLACED Auth/CustomerPool: AliasAttributes changes");
  }

  private static List<String> found(Assembly assembly) {
    return Upgrade.findings(Release.last().get(assembly.toString()), Release.of(assembly)).stream()
        .map(Upgrade.Finding::toString)
        .toList();
  }

  private static List<String> texts(String field) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode accepted : new YAMLMapper().readTree(ACCEPTED.toFile())) {
      texts.addAll(Resource.texts(accepted.path(field)));
    }
    return texts;
  }

  /** Without what imports something, and so without importing it. */
  private static Release emptied(Release release, String... stacks) {
    Release emptied = release;
    for (String stack : stacks) {
      emptied = emptied.with(stack, template -> template.withObject("/Resources").removeAll());
    }
    return emptied;
  }

  private void forgetEmailsBucket(ObjectNode data) {
    data.withObject("/Outputs")
        .remove(
            dev.stacks().get("Data").template().path("Outputs").properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.contains("RefEmailsBucket"))
                .toList());
  }

  private static ObjectNode properties(ObjectNode template, String id) {
    return template.withObject("/Resources/" + id + "/Properties");
  }

  private static void rename(ObjectNode template, String id, String other) {
    ObjectNode resources = template.withObject("/Resources");
    resources.set(other, resources.remove(id));
  }
}
