package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.contract.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {

  private static final String TEMPLATE = "TEMPLATE_NAME_";

  @Test
  void runTheHandlersWithTheirVariables() {
    Map<String, Set<String>> variables = new HashMap<>();
    for (Resource function : Assembly.dev().resources("AWS::Lambda::Function")) {
      TreeSet<String> names = new TreeSet<>();
      function.at("/Environment/Variables").fieldNames().forEachRemaining(names::add);
      names.remove("JAVA_TOOL_OPTIONS");
      variables.put(function.at("/Handler").asText(), names);
    }

    assertThat(variables)
        .isEqualTo(
            Map.of(
                "dev.comanda.auth.AuthHandler::handleRequest",
                Set.of("USER_POOL_CLIENT_ID", "TABLE_NAME", "ALLOWED_ORIGINS", "ORIGIN_SECRETS"),
                "dev.comanda.products.ProductsHandler::handleRequest",
                Set.of("TABLE_NAME", "ALLOWED_ORIGINS", "ORIGIN_SECRETS"),
                "dev.comanda.orders.OrdersHandler::handleRequest",
                Set.of("TABLE_NAME", "ALLOWED_ORIGINS", "ORIGIN_SECRETS"),
                "dev.comanda.options.OptionsHandler::handleRequest",
                Set.of("ALLOWED_ORIGINS", "ORIGIN_SECRETS"),
                "dev.comanda.email.SendOrderEmailTask::handleRequest",
                andTemplates(Set.of("TABLE_NAME", "SENDER_ADDRESS", "SHOP_NAME", "SHOP_ADDRESS")),
                "dev.comanda.email.ArchiveEmailTask::handleRequest",
                Set.of("EMAILS_BUCKET", "SENDER_ADDRESS", "SHOP_NAME", "SHOP_ADDRESS"),
                "dev.comanda.lake.PutLakeRecordsTask::handleRequest",
                Set.of("LAKE_STREAM_NAME")));
  }

  private static Set<String> andTemplates(Set<String> variables) {
    Set<String> all = new TreeSet<>(variables);
    for (Language language : Language.values()) {
      all.add(TEMPLATE + language.name());
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void areTracedByXRay(Resource function) {
    assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void logJsonIntoAGroupOfTheirOwn(Resource function) {
    assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
    assertThat(function.at("/LoggingConfig/LogGroup/Ref").asText())
        .isEqualTo(function.id() + "Logs");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void haveARoleOfTheirOwnWithoutManagedPolicies(Resource function) {
    String role = function.at("/Role/Fn::GetAtt/0").asText();

    assertThat(role).isEqualTo(function.id() + "Role");
    assertThat(
            Assembly.dev().resource(function.stack(), role).properties().has("ManagedPolicyArns"))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void runOnLambdasNewestJavaOnArm(Resource function) {
    assertThat(function.at("/Runtime").asText()).isEqualTo("java25");
    assertThat(Resource.texts(function.at("/Architectures"))).containsExactly("arm64");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void startFromASnapshotOfAPublishedVersion(Resource function) {
    assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void areCompiledByTheFirstCompilerOnly(Resource function) {
    assertThat(function.at("/Environment/Variables/JAVA_TOOL_OPTIONS").asText())
        .isEqualTo("-XX:TieredStopAtLevel=1");
  }

  @Test
  void leaveTheAccountsConcurrencyToTheApiInProduction() {
    assertThat(Assembly.prod().resources("AWS::Lambda::Function"))
        .filteredOn(function -> !function.stack().equals("Verification"))
        .allSatisfy(
            function ->
                assertThat(function.properties().has("ReservedConcurrentExecutions"))
                    .as(function.toString())
                    .isEqualTo(!function.stack().equals("Api")));
    assertThat(functions())
        .as("an account without raised quotas has none to reserve")
        .noneMatch(function -> function.properties().has("ReservedConcurrentExecutions"));
  }

  @Test
  void reserveWhatTheOperationsGuideNamesAQuotaFor() throws IOException {
    int reserved =
        Assembly.prod().resources("AWS::Lambda::Function").stream()
            .mapToInt(function -> function.at("/ReservedConcurrentExecutions").asInt())
            .sum();

    assertThat(Files.readString(Path.of("../docs/operations.md")))
        .contains("`prod` reserves " + reserved + " concurrent calls")
        .contains("needs at least " + (reserved + 100) + ".");
  }

  @Test
  void haveTheMemoryThatTheBenchmarkRecommends() {
    assertThat(functions())
        .extracting(
            function -> function.stack().equals("Api"),
            function -> function.at("/MemorySize").asInt())
        .containsOnly(tuple(true, 896), tuple(false, 512));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void andAllElseKeepTheirLogsForALimitedTime(Assembly assembly) {
    assertThat(assembly.resources("AWS::Logs::LogGroup"))
        .isNotEmpty()
        .allSatisfy(logs -> assertThat(logs.at("/RetentionInDays").asInt()).isPositive());
  }

  /** A function that has a template in one language has the same mail's in all of them. */
  @ParameterizedTest
  @MethodSource("functions")
  void sendWithTemplatesThatAreDeployed(Resource function) {
    List<String> deployed =
        Assembly.dev().resources("AWS::SES::Template").stream()
            .map(template -> template.at("/Template/TemplateName").asText())
            .toList();
    List<String> mails = new ArrayList<>();
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(
            variable -> {
              if (variable.getKey().startsWith(TEMPLATE)) {
                String language =
                    variable.getKey().substring(TEMPLATE.length()).toLowerCase(Locale.ROOT);
                assertThat(variable.getValue().asText()).isIn(deployed).endsWith("-" + language);
                mails.add(variable.getValue().asText().replaceAll("-[a-z]+$", ""));
              }
            });

    if (function.id().startsWith("Send") || !mails.isEmpty()) {
      assertThat(mails).hasSameSizeAs(Language.values());
      assertThat(Set.copyOf(mails)).hasSize(1);
    }
  }

  static List<Resource> functions() {
    return Assembly.dev().resources("AWS::Lambda::Function");
  }
}
