package dev.comanda.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.config.Artifacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SynthesisTest {

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void satisfiesCdkNagAndCloudFormationsRules(Assembly assembly) {
    assertThat(assembly.directory().resolve(Findings.VALIDATION_REPORT)).exists();
    assertThat(assembly.findings()).isEmpty();
  }

  @Test
  void isNotHeldAgainstWhatWasFoundInAnEarlierAssembly(@TempDir Path folder) throws IOException {
    Path output = Files.createDirectory(folder.resolve("cdk.out"));
    Files.writeString(
        output.resolve(Findings.VALIDATION_REPORT),
        """
        {"pluginReports": [{"conclusion": "failure", "violations": [
          {"severity": "error", "violatingConstructs": [{"constructPath": "A/B"}]}]}]}
        """);
    Request dev = new Request(output.toString(), Map.of("stage", "dev"));
    Artifacts artifacts = SharedSynthesis.artifacts(folder, "a jar");

    assertThat(Synthesis.synthesize(dev, artifacts, List.of()).findings()).isEmpty();
  }

  @Test
  void refusesAnUnknownStage(@TempDir Path folder) {
    Artifacts none = new Artifacts(folder, folder);
    Request staging = new Request(folder.resolve("out").toString(), Map.of("stage", "staging"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesis.synthesize(staging, none, List.of()))
        .withMessage("Unknown stage 'staging': use one of dev, prod.");
  }

  @Test
  void saysNothingWhereCdkListsStacks(@TempDir Path folder) throws IOException {
    Artifacts artifacts = SharedSynthesis.artifacts(folder, "a jar");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      String[] dev = {"--output", folder.resolve("cdk.out").toString()};
      assertThat(Synthesis.run(dev, () -> artifacts, new PrintStream(err, true, UTF_8))).isZero();
    } finally {
      System.setOut(before);
    }

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).startsWith("Synthesized into " + folder.resolve("cdk.out"));
  }

  @Test
  void refusesForDeploymentWhatIsForExamples(@TempDir Path folder) {
    Artifacts none = new Artifacts(folder, folder);
    Request ofCdk =
        new Request(null, Map.of("stage", "prod", "senderAddress", "orders@olivar.example"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesis.synthesize(ofCdk, none, List.of()))
        .withMessageContaining("senderAddress has 'olivar.example'");
  }

  @Test
  void refusesKeysThatNothingReadsAndLetsThoseOfCdkBe(@TempDir Path folder) {
    Artifacts none = new Artifacts(folder, folder);
    Request mistyped =
        new Request(
            folder.resolve("out").toString(),
            Map.of(
                "senderAdress", "orders@olivar.shop",
                "@aws-cdk/core:newStyleStackSynthesis", true,
                "aws:cdk:enable-path-metadata", true,
                "availability-zones:account=1:region=us-east-1", "[]",
                "cli-telemetry", false));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesis.synthesize(mistyped, none, List.of()))
        .withMessageContaining("[senderAdress], which nothing reads")
        .withMessageContaining("senderAddress, ");
  }

  @Test
  void publishesWhatClientsFindThingsBy() {
    Assembly dev = Assembly.dev();

    assertThat(dev.outputs("Replica")).containsExactly("EmailsReplicaBucketName");
    assertThat(dev.outputs("Data"))
        .containsExactlyInAnyOrder(
            "TableName", "TableStreamArn", "EmailsBucketName", "DataBucketName");
    assertThat(dev.outputs("Auth")).containsExactlyInAnyOrder("UserPoolId", "UserPoolClientId");
    assertThat(dev.outputs("Events")).containsExactly("OrdersTopicArn");
    assertThat(dev.outputs("Stream"))
        .containsExactlyInAnyOrder("StreamDeadLetterQueueUrl", "OrderFanoutArn");
    assertThat(dev.outputs("Sender"))
        .containsExactlyInAnyOrder(
            "SenderIdentity",
            "ConfigurationSetName",
            "MailEventsQueueUrl",
            "MailEventsDeadLetterQueueUrl",
            "MailEventsUndeliveredQueueUrl",
            "MailEventsArn");
    assertThat(dev.outputs("Email"))
        .containsExactlyInAnyOrder(
            "EmailQueueUrl",
            "EmailDeadLetterQueueUrl",
            "EmailUndeliveredQueueUrl",
            "OrderEmailArn");
    assertThat(dev.outputs("Lake"))
        .containsExactlyInAnyOrder(
            "LakeStreamName",
            "LakeBufferSeconds",
            "LakeQueueUrl",
            "LakeDeadLetterQueueUrl",
            "LakeUndeliveredQueueUrl",
            "OrderLakeArn");
    assertThat(dev.outputs("Web"))
        .containsExactlyInAnyOrder("WebUrl", "WebBucketName", "WebDistributionId");
    assertThat(dev.outputs("Api")).containsExactly("ApiOriginUrl");
    assertThat(dev.outputs("Edge")).containsExactlyInAnyOrder("ApiUrl", "ApiDistributionId");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void hasCustomResourcesForWhatCloudFormationCannotDoByItself(Assembly assembly) {
    Map<String, Set<String>> custom = new HashMap<>();
    for (Resource resource : assembly.resources()) {
      if (resource.type().startsWith("Custom::")) {
        custom.computeIfAbsent(resource.type(), type -> new HashSet<>()).add(resource.stack());
      }
    }

    assertThat(custom)
        .isEqualTo(
            assembly.isProduction()
                ? Map.of(
                    "Custom::CDKBucketDeployment", Set.of("Site"),
                    "Custom::VerifiedSender", Set.of("Verification"),
                    "Custom::VpcRestrictDefaultSG", Set.of("Network"))
                : Map.of(
                    "Custom::CDKBucketDeployment", Set.of("Site"),
                    "Custom::S3AutoDeleteObjects", Set.of("Data", "Web", "Replica")));
    assertThat(assembly.resources())
        .extracting(Resource::type)
        .doesNotContain("AWS::CloudFormation::CustomResource", "AWS::CDK::Metadata");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void keepsToPlainIntrinsics(Assembly assembly) {
    for (String stack : assembly.stacks()) {
      JsonNode template = assembly.template(stack);
      assertThat(template.has("Conditions")).as(stack).isFalse();
      assertThat(template.path("Resources").toString())
          .as(stack)
          .doesNotContain("\"Fn::If\"", "\"Fn::GetAZs\"", "\"Fn::Transform\"");
    }
  }
}
