package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions that CDK brings along; the one that puts the site's files is {@code SiteStackTest}'s.
 */
class LibraryFunctionsTest {

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areThoseThatEmptyBucketsAndTheDefaultSecurityGroup(Assembly assembly) {
    assertThat(functions(assembly))
        .extracting(Resource::stack)
        .containsExactlyInAnyOrderElementsOf(
            assembly.isProduction() ? List.of("Network") : List.of("Data", "Replica", "Web"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areTracedAndLogJsonIntoAGroupThatGoesWithThem(Assembly assembly) {
    assertThat(functions(assembly))
        .allSatisfy(
            function -> {
              String group = function.at("/LoggingConfig/LogGroup/Ref").asText();
              Resource logs = assembly.resource(function.stack(), group);
              assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
              assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
              assertThat(Resource.texts(function.at("/Architectures"))).containsExactly("arm64");
              assertThat(logs.at("/RetentionInDays").asInt()).isPositive();
              assertThat(logs.definition().path("DeletionPolicy").asText()).isEqualTo("Delete");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void mayWriteTheirOwnLogAndTracesWithoutAManagedPolicy(Assembly assembly) {
    assertThat(functions(assembly))
        .allSatisfy(
            function -> {
              String role = function.at("/Role/Fn::GetAtt/0").asText();
              assertThat(
                      assembly
                          .resource(function.stack(), role)
                          .properties()
                          .has("ManagedPolicyArns"))
                  .isFalse();
              Resource policy =
                  assembly.resource(function.stack(), role.replaceAll("Role$", "RoleByNamePolicy"));
              assertThat(policy.at("/Roles/0/Ref").asText()).isEqualTo(role);
              assertThat(policy.statements())
                  .flatExtracting(statement -> Resource.texts(statement.path("Action")))
                  .containsExactlyInAnyOrder(
                      "logs:CreateLogStream",
                      "logs:PutLogEvents",
                      "xray:PutTraceSegments",
                      "xray:PutTelemetryRecords");
              assertThat(Resource.texts(function.definition().path("DependsOn")))
                  .contains(policy.id());
            });
  }

  private static List<Resource> functions(Assembly assembly) {
    return assembly.resources().stream()
        .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
        .filter(resource -> resource.isOfCdk() && !resource.stack().equals("Site"))
        .toList();
  }
}
