package dev.comanda.cdk.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import org.junit.jupiter.api.Test;

/** The stream of the lake, and what writes it down. */
class LakeDeliveryTest {

  private final Assembly dev = Assembly.dev();

  @Test
  void theLakeIsWrittenInCompressedDailyFolders() {
    JsonNode s3 = dev.resource("Lake", "LakeDelivery").at("/ExtendedS3DestinationConfiguration");

    assertThat(s3.path("Prefix").asText()).isEqualTo("orders/dt=!{timestamp:yyyy-MM-dd}/");
    assertThat(s3.path("ErrorOutputPrefix").asText()).startsWith("errors/");
    assertThat(s3.path("CompressionFormat").asText()).isEqualTo("GZIP");
    assertThat(s3.at("/BufferingHints/IntervalInSeconds").asInt()).isEqualTo(5);
  }

  @Test
  void theLakesStreamIsEncryptedAndScalesInProduction() {
    Resource prod = Assembly.prod().resource("Lake", "LakeStream");
    Resource stream = dev.resource("Lake", "LakeStream");

    assertThat(prod.at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
    assertThat(stream.at("/ShardCount").asInt()).isEqualTo(1);
    assertThat(stream.at("/StreamEncryption/EncryptionType").asText()).isEqualTo("KMS");
  }
}
