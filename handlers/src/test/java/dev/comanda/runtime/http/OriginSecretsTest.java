package dev.comanda.runtime.http;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.comanda.runtime.Config;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginSecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        "short",
        "0123456789012345678901234567890",
        "01234567890123456789012345678901,short"
      })
  void areTooLongToBeGuessed(String secrets) {
    Config config = new Config(Map.of("ORIGIN_SECRETS", secrets));

    assertThatIllegalStateException()
        .isThrownBy(() -> OriginSecrets.of(config))
        .withMessageContaining("ORIGIN_SECRETS");
  }

  @Test
  void areNeverLeftOut() {
    assertThatIllegalStateException()
        .isThrownBy(() -> OriginSecrets.of(new Config(Map.of())))
        .withMessageContaining("ORIGIN_SECRETS");
  }
}
