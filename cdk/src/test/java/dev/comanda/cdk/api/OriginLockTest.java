package dev.comanda.cdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Distributions;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API answers nobody but CloudFront, and the proof can be changed while it runs. */
class OriginLockTest {

  private static final String REFERENCE =
      "{\"Fn::Join\":[\"\",[\"{{resolve:secretsmanager:\",{\"Ref\":\"OriginSecret1\"},"
          + "\":SecretString:::}}\"]]}";

  private static final class Third {
    static final Assembly ASSEMBLY = Assembly.devWith("originSecretGeneration", "3");
  }

  private static final class Second {
    static final Assembly ASSEMBLY = Assembly.devWith("originSecretGeneration", "2");
  }

  @Test
  void isProvenByASecretThatNobodyGuesses() {
    Resource secret = Assembly.dev().resource("Api", "OriginSecret1");

    assertThat(secret.at("/GenerateSecretString/PasswordLength").asInt()).isEqualTo(48);
    assertThat(secret.at("/GenerateSecretString/ExcludePunctuation").asBoolean()).isTrue();
    assertThat(secret.properties().has("SecretString")).isFalse();
    assertThat(secret.definition().path("DeletionPolicy").asText()).isEqualTo("Delete");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void isCheckedByEveryFunctionOfTheApi(Assembly assembly) {
    assertThat(assembly.functions("Api"))
        .isNotEmpty()
        .allSatisfy(
            function ->
                assertThat(function.at("/Environment/Variables/ORIGIN_SECRETS").toString())
                    .isEqualTo(REFERENCE));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void isSentByCloudFront(Assembly assembly) {
    JsonNode headers = Distributions.api(assembly).origin().path("OriginCustomHeaders");

    assertThat(headers).hasSize(1);
    assertThat(headers.at("/0/HeaderName").asText()).isEqualTo("x-origin-verify");
    assertThat(headers.at("/0/HeaderValue").toString())
        .startsWith("{\"Fn::Join\":[\"\",[\"{{resolve:secretsmanager:\",{\"Fn::ImportValue\":")
        .contains("ExportsOutputRefOriginSecret1");
  }

  @Test
  void believesTheFormerSecretBesideTheNewOneWhichIsSent() {
    assertThat(secrets(Second.ASSEMBLY))
        .containsExactlyInAnyOrder("OriginSecret1", "OriginSecret2");
    assertThat(secrets(Third.ASSEMBLY)).containsExactlyInAnyOrder("OriginSecret2", "OriginSecret3");
    assertThat(
            Third.ASSEMBLY
                .resource("Api", "OrdersFunction")
                .at("/Environment/Variables/ORIGIN_SECRETS")
                .findValuesAsText("Ref"))
        .containsExactly("OriginSecret3", "OriginSecret2");
    assertThat(
            Distributions.api(Third.ASSEMBLY)
                .origin()
                .at("/OriginCustomHeaders/0/HeaderValue")
                .toString())
        .contains("OriginSecret3");
  }

  /** Functions believe a secret before CloudFront sends it. */
  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void isDeployedBeforeItIsSent(Assembly assembly) {
    assertThat(assembly.dependencies("Edge")).contains("Api");
    assertThat(assembly.dependencies("Api")).doesNotContain("Edge");
  }

  /**
   * CloudFormation refuses to take an export away that another stack still imports: here the secret
   * that the distribution sends until its own stack's turn.
   */
  @Test
  void canBeRotatedSinceTheFormerSecretStaysExported() {
    for (Map.Entry<Assembly, Assembly> rotation :
        List.of(
            Map.entry(Assembly.dev(), Second.ASSEMBLY),
            Map.entry(Second.ASSEMBLY, Third.ASSEMBLY))) {
      assertThat(exports(rotation.getValue(), "Api"))
          .containsAll(imports(rotation.getKey(), "Edge", "Api"));
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void andItsStacksLetADomainComeAndGo(String exporting) {
    for (String importing : Assembly.dev().stacks()) {
      assertThat(exports(Assembly.devWithDomain(), exporting))
          .containsAll(imports(Assembly.dev(), importing, exporting));
      assertThat(exports(Assembly.dev(), exporting))
          .containsAll(imports(Assembly.devWithDomain(), importing, exporting));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void leavesTheApiNoOtherDoorWhereItHasANameOfItsOwn(Assembly assembly) {
    boolean named = assembly.toString().endsWith("with a domain");
    JsonNode origin = Distributions.api(assembly).origin().path("DomainName");

    assertThat(
            assembly.resource("Api", "OrderApi").at("/DisableExecuteApiEndpoint").asBoolean(!named))
        .isEqualTo(named);
    if (named) {
      assertThat(origin.asText()).isEqualTo("origin.finalapi.olivar.example");
      assertThat(assembly.resource("Api", "OrderApiMapping").at("/Stage").asText())
          .isEqualTo("$default");
      assertThat(
              assembly
                  .resource("Api", "OrderApiDomainName")
                  .at("/DomainNameConfigurations/0/SecurityPolicy")
                  .asText())
          .isEqualTo("TLS_1_2");
    } else {
      assertThat(origin.toString()).contains("ExportsOutputRefOrderApi", ".execute-api.us-east-1.");
    }
  }

  static List<String> stacks() {
    return Assembly.dev().stacks();
  }

  private static List<String> secrets(Assembly assembly) {
    return assembly.resources("AWS::SecretsManager::Secret").stream().map(Resource::id).toList();
  }

  private static List<String> exports(Assembly assembly, String stack) {
    return assembly.template(stack).path("Outputs").findValues("Export").stream()
        .map(export -> export.path("Name").asText())
        .toList();
  }

  private static List<String> imports(Assembly assembly, String importing, String exporting) {
    return assembly.template(importing).findValuesAsText("Fn::ImportValue").stream()
        .filter(name -> name.contains("-" + exporting + ":"))
        .distinct()
        .toList();
  }
}
