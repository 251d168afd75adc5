package dev.comanda.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitsTest {

  /** The storefront imports the file. */
  @Test
  void theFileSaysWhatTheConstantsSay() throws Exception {
    Map<String, Long> told = new TreeMap<>();
    try (InputStream file = Limits.class.getResourceAsStream("limits.json")) {
      JsonNode json = new ObjectMapper().readTree(file);
      json.properties().forEach(limit -> told.put(limit.getKey(), limit.getValue().longValue()));
    }
    Map<String, Long> constants = new TreeMap<>();
    for (Field field : Limits.class.getFields()) {
      constants.put(camelCase(field.getName()), ((Number) field.get(null)).longValue());
    }

    assertThat(told).isNotEmpty().isEqualTo(constants);
  }

  @Test
  void everyLimitIsAConstant() {
    assertThat(Arrays.stream(Limits.class.getDeclaredFields()).map(Field::getModifiers))
        .allMatch(Modifier::isPublic)
        .allMatch(Modifier::isFinal);
  }

  private static String camelCase(String constant) {
    return Pattern.compile("_(\\w)")
        .matcher(constant.toLowerCase())
        .replaceAll(letter -> letter.group(1).toUpperCase());
  }
}
