package dev.comanda.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void namesTheVariableThatIsMissing(String blank) {
    assertThatThrownBy(() -> new Config(Map.of()).required("TABLE_NAME"))
        .hasMessageContaining("TABLE_NAME");
    assertThatThrownBy(() -> new Config(Map.of("TABLE_NAME", blank)).required("TABLE_NAME"))
        .hasMessageContaining("TABLE_NAME");
  }

  @Test
  void splitsAList() {
    Config config = new Config(Map.of("ORIGINS", " https://a.example, https://b.example,"));

    assertThat(config.requiredList("ORIGINS"))
        .containsExactly("https://a.example", "https://b.example");
    assertThatThrownBy(() -> new Config(Map.of("ORIGINS", ",")).requiredList("ORIGINS"))
        .hasMessageContaining("ORIGINS");
  }
}
