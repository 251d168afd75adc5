package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.comanda.cdk.assembly.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;

class FindingsTest {

  @TempDir Path assembly;

  @Test
  void areTheErrorsAndWarningsInOneLineEach() throws IOException {
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"artifacts": {
          "A": {"metadata": {"/A/Queue": [{"type": "aws:cdk:warning", "data": "a warning"}]}},
          "B": {"additionalMetadataFile": "B.metadata.json"}}}
        """);
    Files.writeString(
        assembly.resolve("B.metadata.json"),
        """
        {"/B/Queue": [{"type": "aws:cdk:logicalId", "data": "Queue"},
                      {"type": "aws:cdk:error", "data": "no\\n  TLS"}]}
        """);

    assertThat(Findings.in(assembly))
        .containsExactly("error /B/Queue no TLS", "warning /A/Queue a warning");
  }

  @Test
  void areWhatCloudFormationsRulesFindToo() {
    App app =
        new App(AppProps.builder().outdir(assembly.toString()).analyticsReporting(false).build());
    Validations.of(app).addPlugins(Assembly.VALIDATION);
    Stack stack = new Stack(app, "Broken");
    CfnResource.Builder.create(stack, "Queue")
        .type("AWS::SQS::Queue")
        .properties(Map.of("VisibilityTimeout", "soon"))
        .build();
    app.synth();

    assertThat(Findings.in(assembly))
        .singleElement(STRING)
        .startsWith("warning /Broken/Queue ")
        .contains("VisibilityTimeout");
  }

  @Test
  void areValidationsThatCouldNotRunToo() throws IOException {
    Files.writeString(assembly.resolve("manifest.json"), "{}");
    Files.writeString(
        assembly.resolve(Findings.VALIDATION_REPORT),
        """
        {"pluginReports": [{"pluginName": "Guard", "conclusion": "failure",
                            "metadata": {"error": "no rules"}, "violations": []}]}
        """);

    assertThat(Findings.in(assembly)).containsExactly("error Guard {\"error\":\"no rules\"}");
  }
}
