package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.upgrade.Release;
import dev.comanda.cdk.upgrade.Upgrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the stacks are cut: what holds data, what changes with the code, and in which order. */
class StacksTest {

  /** What would be lost with the resource, though its template is kept. */
  private static final Set<String> STATEFUL =
      Set.of(
          "AWS::DynamoDB::Table",
          "AWS::S3::Bucket",
          "AWS::Cognito::UserPool",
          "AWS::SQS::Queue",
          "AWS::Kinesis::Stream",
          "AWS::KMS::Key");

  private static final Pattern SECRET =
      Pattern.compile(
          "AKIA[0-9A-Z]{16}|-----BEGIN|(?i)\"(secretstring|clientsecret|password)\"\\s*:\\s*\"");

  private static final int MOST_RESOURCES = 500;

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void withCodeHoldNothingThatCouldBeLost(Assembly assembly) {
    assertThat(assembly.resources())
        .filteredOn(resource -> withCode(assembly).contains(resource.stack()))
        .filteredOn(resource -> STATEFUL.contains(resource.type()))
        .filteredOn(resource -> !isOnItsWay(resource))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void withoutCodeStayAsTheyAreWhenTheCodeChanges(Assembly assembly) {
    Assembly changed = Assembly.withOtherCode(assembly);

    for (String stack : assembly.stacks()) {
      assertThat(changed.template(stack).equals(assembly.template(stack)))
          .as(stack)
          .isEqualTo(!withCode(assembly).contains(stack));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void replaceNothingThatLastsWhenTheCodeChanges(Assembly assembly) {
    Release changed = Release.of(Assembly.withOtherCode(assembly));

    assertThat(changed).isNotEqualTo(Release.of(assembly));
    assertThat(Upgrade.findings(Release.of(assembly), changed)).isEmpty();
  }

  @Test
  void areProtectedFromDeletionInProductionWhereSomethingCouldBeLost() {
    for (String stack : Assembly.prod().stacks()) {
      assertThat(Assembly.prod().isProtected(stack))
          .as(stack)
          .isEqualTo(!stack.equals("Verification"));
    }
    assertThat(Assembly.dev().stacks()).noneMatch(Assembly.dev()::isProtected);
  }

  @Test
  void keepTheirDataInProductionAndGoWholeInDevelopment() {
    Set<String> data = Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Cognito::UserPool");

    Map<String, List<String>> prod = policies(Assembly.prodWithDomain(), data);
    assertThat(prod).containsOnlyKeys("Retain", "RetainExceptOnCreate", "Delete");
    // The site is made of the code, and deployed with it.
    assertThat(prod.get("Delete")).containsExactly("Web/WebBucket");
    assertThat(policies(Assembly.dev(), data)).containsOnlyKeys("Delete");
  }

  /** CloudFormation cannot delete what refuses it, and its rollback would fail. */
  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void leaveNothingBehindThatCanBeDeletedWhenTheyCannotBeMade(Assembly assembly) {
    assertThat(assembly.resources())
        .filteredOn(Resource::keptAfterItsStack)
        .allSatisfy(
            kept ->
                assertThat(kept.definition().path("DeletionPolicy").asText())
                    .as(kept.toString())
                    .isEqualTo(
                        kept.at("/DeletionProtectionEnabled").asBoolean()
                                || kept.at("/DeletionProtection").asText().equals("ACTIVE")
                            ? "Retain"
                            : "RetainExceptOnCreate"));
  }

  @Test
  void leaveNothingBehindInDevelopment() {
    assertThat(Assembly.dev().resources())
        .filteredOn(r -> r.definition().path("DeletionPolicy").asText().startsWith("Retain"))
        .isEmpty();
    assertThat(Assembly.dev().resources())
        .noneMatch(r -> r.at("/DeletionProtectionEnabled").asBoolean())
        .noneMatch(r -> r.at("/DeletionProtection").asText().equals("ACTIVE"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void waitForEachStackThatTheyTakeSomethingOf(Assembly assembly) {
    Map<String, String> exporters = new HashMap<>();
    for (String stack : assembly.stacks()) {
      for (JsonNode export : assembly.template(stack).findValues("Export")) {
        exporters.put(export.path("Name").asText(), stack);
      }
    }

    for (String stack : assembly.stacks()) {
      for (JsonNode taken : assembly.template(stack).findValues("Fn::ImportValue")) {
        assertThat(exporters).as(stack).containsKey(taken.asText());
        assertThat(before(assembly, stack)).as(stack).contains(exporters.get(taken.asText()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void canBeMadeInOneGoAndTakenDownInTheOpposite(Assembly assembly) {
    List<String> made = new ArrayList<>();
    Set<String> left = new TreeSet<>(assembly.stacks());
    while (!left.isEmpty()) {
      List<String> next =
          left.stream().filter(stack -> made.containsAll(assembly.dependencies(stack))).toList();
      assertThat(next).as("a stack of " + left + " that waits for no other of them").isNotEmpty();
      made.addAll(next);
      next.forEach(left::remove);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void haveNoSecretsInThem(Assembly assembly) {
    for (String stack : assembly.stacks()) {
      assertThat(assembly.template(stack).toString()).as(stack).doesNotContainPattern(SECRET);
    }
    assertThat(assembly.resources("AWS::Lambda::Function"))
        .allSatisfy(
            function ->
                function
                    .at("/Environment/Variables")
                    .properties()
                    .forEach(
                        variable -> {
                          if (variable.getKey().contains("SECRET")) {
                            assertThat(variable.getValue().toString())
                                .contains("{{resolve:secretsmanager:");
                          }
                        }));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void staySmallerThanCloudFormationAllows(Assembly assembly) {
    for (String stack : assembly.stacks()) {
      assertThat(assembly.template(stack).path("Resources").size())
          .as(stack)
          .isBetween(1, MOST_RESOURCES);
    }
  }

  /** Stacks that functions are in. They change with every deployment of code. */
  private static Set<String> withCode(Assembly assembly) {
    return assembly.resources("AWS::Lambda::Function").stream()
        .map(Resource::stack)
        .collect(Collectors.toSet());
  }

  /**
   * Rows are in their stream for minutes. Events are in the queues of the consumer that they are
   * for; no change of its code touches them, as the next tests say.
   */
  private static boolean isOnItsWay(Resource resource) {
    return resource.type().equals("AWS::Kinesis::Stream")
        || resource.type().equals("AWS::SQS::Queue");
  }

  /** All the stacks that come before one. */
  private static Set<String> before(Assembly assembly, String stack) {
    Set<String> before = new HashSet<>();
    for (String dependency : assembly.dependencies(stack)) {
      before.add(dependency);
      before.addAll(before(assembly, dependency));
    }
    return before;
  }

  private static Map<String, List<String>> policies(Assembly assembly, Set<String> types) {
    Map<String, List<String>> policies = new TreeMap<>();
    for (Resource resource : assembly.resources()) {
      if (types.contains(resource.type())) {
        policies
            .computeIfAbsent(
                resource.definition().path("DeletionPolicy").asText(), key -> new ArrayList<>())
            .add(resource.toString());
      }
    }
    return policies;
  }
}
