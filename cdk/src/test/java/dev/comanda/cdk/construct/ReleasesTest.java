package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How new code reaches customers, and how it is taken back. */
class ReleasesTest {

  private final Assembly dev = Assembly.dev();
  private final Assembly prod = Assembly.prod();

  /** All that have versions; what only deployments call has none, and is not in dev. */
  private final List<String> functions =
      dev.resources("AWS::Lambda::Function").stream().map(Resource::id).toList();

  @Test
  void everyFunctionHasOneVersionAndTheAliasLiveOnIt() {
    assertThat(functions).isNotEmpty();
    assertThat(aliases(dev))
        .hasSize(functions.size())
        .allSatisfy(
            alias -> {
              String function = alias.at("/FunctionName/Ref").asText();
              String version = alias.at("/FunctionVersion/Fn::GetAtt/0").asText();
              assertThat(alias.id()).isEqualTo(function + "Live");
              assertThat(alias.at("/Name").asText()).isEqualTo("live");
              assertThat(alias.at("/FunctionVersion/Fn::GetAtt/1").asText()).isEqualTo("Version");
              assertThat(dev.resource(alias.stack(), version).at("/FunctionName/Ref").asText())
                  .isEqualTo(function);
            });
    assertThat(dev.resources("AWS::Lambda::Version")).hasSize(functions.size());
  }

  @Test
  void otherCodeIsAnotherVersion() {
    Map<String, String> before = versions(dev);
    Map<String, String> after = versions(Assembly.withOtherCode(dev));

    assertThat(before).containsOnlyKeys(functions);
    assertThat(after).containsOnlyKeys(functions);
    assertThat(functions).allMatch(function -> !before.get(function).equals(after.get(function)));
  }

  @Test
  void theSameCodeIsTheSameVersion() {
    assertThat(versions(Assembly.devWithJar("a jar"))).isEqualTo(versions(dev));
  }

  @Test
  void theApiCallsAliases() {
    assertThat(dev.resources("AWS::ApiGatewayV2::Integration"))
        .isNotEmpty()
        .allSatisfy(
            integration ->
                assertThat(integration.at("/IntegrationUri/Ref").asText())
                    .endsWith("FunctionLive"));
  }

  @Test
  void theApiMayCallAliasesAndNothingElse() {
    assertThat(dev.resources("AWS::Lambda::Permission"))
        .isNotEmpty()
        .allSatisfy(
            permission ->
                assertThat(permission.at("/FunctionName/Ref").asText()).endsWith("FunctionLive"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void workflowsCallAndMayCallAliasesOnly(Assembly assembly) {
    Set<JsonNode> called = new HashSet<>();
    for (Resource machine : assembly.resources("AWS::StepFunctions::StateMachine")) {
      TemplateText definition = TemplateText.of(machine.at("/DefinitionString"));
      assembly
          .workflow(machine)
          .findValues("FunctionName")
          .forEach(name -> called.add(definition.value(name)));
    }
    List<JsonNode> resources =
        statements(assembly)
            .filter(s -> s.path("Action").toString().contains("lambda:InvokeFunction"))
            .flatMap(s -> Resource.list(s.path("Resource")).stream())
            .toList();
    assertThat(resources)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(called)
        .allSatisfy(arn -> assertThat(arn.path("Ref").asText()).endsWith("FunctionLive"));
  }

  @Test
  void productionTriesATenthOfTheCallsForFiveMinutes() {
    assertThat(groups(prod))
        .hasSize(functions.size())
        .allSatisfy(
            group ->
                assertThat(group.at("/DeploymentConfigName").toString())
                    .contains("CodeDeployDefault.LambdaCanary10Percent5Minutes"));
    assertThat(groups(dev))
        .allSatisfy(
            group ->
                assertThat(group.at("/DeploymentConfigName").toString())
                    .contains("CodeDeployDefault.LambdaAllAtOnce"));
  }

  @Test
  void everyAliasIsMovedByItsOwnDeploymentGroup() {
    assertThat(aliases(prod))
        .allSatisfy(
            alias -> {
              JsonNode update = alias.definition().at("/UpdatePolicy/CodeDeployLambdaAliasUpdate");
              String group = update.at("/DeploymentGroupName/Ref").asText();
              assertThat(group).isEqualTo(alias.id().replaceAll("Live$", "Rollout"));
              assertThat(update.at("/ApplicationName/Ref").asText()).isEqualTo("Releases");
              assertThat(Resource.texts(alias.definition().path("DependsOn"))).contains(group);
              assertThat(
                      Resource.texts(
                          prod.resource(alias.stack(), group).definition().path("DependsOn")))
                  .contains("ReleasesRole", "ReleasesRoleDefaultPolicy");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void aReleaseIsTakenBackByAlarmFailureOrStop(Assembly assembly) {
    assertThat(groups(assembly))
        .allSatisfy(
            group -> {
              assertThat(group.at("/AutoRollbackConfiguration/Enabled").asBoolean()).isTrue();
              assertThat(Resource.texts(group.at("/AutoRollbackConfiguration/Events")))
                  .containsExactlyInAnyOrder(
                      "DEPLOYMENT_FAILURE",
                      "DEPLOYMENT_STOP_ON_ALARM",
                      "DEPLOYMENT_STOP_ON_REQUEST");
              assertThat(group.at("/AlarmConfiguration/Enabled").asBoolean()).isTrue();
              List<Resource> alarms = alarms(assembly, group);
              String function = group.id().replaceAll("Rollout$", "");
              assertThat(alarms)
                  .extracting(alarm -> alarm.at("/MetricName").asText())
                  .contains("Errors", "Duration");
              assertThat(alarms).anySatisfy(alarm -> watchesTheAlias(alarm, function));
            });
  }

  @Test
  void failuresThatTheApiAnswersTakeAReleaseBackToo() {
    assertThat(groups(prod))
        .filteredOn(group -> group.stack().equals("Api"))
        .hasSameSizeAs(prod.functions("Api"))
        .allSatisfy(
            group ->
                assertThat(alarms(prod, group))
                    .anySatisfy(
                        alarm -> {
                          JsonNode metric = alarm.at("/Metrics/0/MetricStat/Metric");
                          assertThat(metric.path("Namespace").asText()).isEqualTo("AWS/ApiGateway");
                          assertThat(metric.path("MetricName").asText()).isEqualTo("5xx");
                          assertThat(Resource.texts(metric.path("Dimensions").findValue("Name")))
                              .containsExactly("ApiId");
                        }));
  }

  @Test
  void itsAlarmsCanFireWithinTheFiveMinutesAndTellOperators() {
    assertThat(groups(prod).stream().flatMap(group -> alarms(prod, group).stream()))
        .allSatisfy(
            alarm -> {
              int period = alarm.definition().findValue("Period").asInt();
              int seconds = period * alarm.at("/EvaluationPeriods").asInt();
              assertThat(seconds).isPositive().isLessThan(300);
              assertThat(alarm.at("/TreatMissingData").asText()).isEqualTo("notBreaching");
              assertThat(alarm.at("/AlarmActions").toString()).contains("AlarmsTopic");
            });
  }

  @Test
  void theRoleIsForCodeDeployOfThisAccount() {
    assertThat(prod.resources("AWS::CodeDeploy::Application"))
        .isNotEmpty()
        .allSatisfy(
            releases ->
                assertThat(prod.resource(releases.stack(), "ReleasesRole").statements())
                    .singleElement()
                    .satisfies(
                        statement -> {
                          assertThat(statement.at("/Principal/Service").asText())
                              .isEqualTo("codedeploy.amazonaws.com");
                          assertThat(
                                  statement
                                      .at("/Condition/StringEquals/aws:SourceAccount/Ref")
                                      .asText())
                              .isEqualTo("AWS::AccountId");
                        }));
  }

  @Test
  void theRoleMovesAliasesOfItsStackOnly() {
    assertThat(prod.resource("Lake", "ReleasesRoleDefaultPolicy").statements())
        .filteredOn(statement -> statement.path("Action").toString().contains("UpdateAlias"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(Resource.list(statement.path("Resource")))
                    .hasSize(2)
                    .allMatch(arn -> arn.toString().contains("\"PutLakeRecordsFunction\"")));
  }

  private static void watchesTheAlias(Resource alarm, String function) {
    assertThat(alarm.at("/Namespace").asText()).isEqualTo("AWS/Lambda");
    Map<String, JsonNode> dimensions = new TreeMap<>();
    alarm.at("/Dimensions").forEach(d -> dimensions.put(d.path("Name").asText(), d.path("Value")));
    assertThat(dimensions).containsOnlyKeys("FunctionName", "Resource");
    assertThat(dimensions.get("FunctionName").path("Ref").asText()).isEqualTo(function);
    assertThat(dimensions.get("Resource").at("/Fn::Join/1/0/Ref").asText()).isEqualTo(function);
    assertThat(dimensions.get("Resource").at("/Fn::Join/1/1").asText()).isEqualTo(":live");
  }

  private static List<Resource> alarms(Assembly assembly, Resource group) {
    return Resource.list(group.at("/AlarmConfiguration/Alarms")).stream()
        .map(alarm -> assembly.resource(group.stack(), alarm.at("/Name/Ref").asText()))
        .toList();
  }

  private static Map<String, String> versions(Assembly assembly) {
    Map<String, String> versions = new TreeMap<>();
    for (Resource version : assembly.resources("AWS::Lambda::Version")) {
      versions.put(version.at("/FunctionName/Ref").asText(), version.id());
    }
    return versions;
  }

  private static List<Resource> aliases(Assembly assembly) {
    return assembly.resources("AWS::Lambda::Alias");
  }

  private static List<Resource> groups(Assembly assembly) {
    return assembly.resources("AWS::CodeDeploy::DeploymentGroup");
  }

  private static Stream<JsonNode> statements(Assembly assembly) {
    return assembly.resources("AWS::IAM::Policy").stream()
        .flatMap(policy -> policy.statements().stream());
  }
}
