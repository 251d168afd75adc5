package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
