package dev.comanda.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsEveryKindOfValue() {
    assertThat(
            Json.parse("{\"a\":[1,-2.50,\"ñ😀\",true,false,null,{}],\"b\":12345678901234567890}"))
        .isEqualTo(
            Map.of(
                "a",
                Arrays.asList(1L, new BigDecimal("-2.50"), "ñ😀", true, false, null, Map.of()),
                "b",
                new BigDecimal("12345678901234567890")));
  }

  @Test
  void keepsTheOrderOfNames() {
    assertThat(Json.write(Json.parse("{\"z\":1,\"a\":2,\"m\":3}")))
        .isEqualTo("{\"z\":1,\"a\":2,\"m\":3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"b\":1,\"b\":2}} | /a/b",
        "{\"a\":1,\"\\u0061\":2}   | /a",
        "{\"a\":[1,2,x]}           | /a/2",
        "{\"a\":[1,2|",
        "{\"a\":[1,2,]}            | /a/2",
        "{\"a\":+1}                | /a",
        "{\"a\":.5}                | /a",
        "{\"a\":1e99999999999}     | /a",
        "{\"a\":\"\\x\"}           | /a",
        "{a:1}|",
        "1 2|",
        "tru|",
        "\"\\ud8\"|",
      })
  void saysWhereATextIsNotStrict(String text, String pointer) {
    JsonException failure = catchThrowableOfType(JsonException.class, () -> Json.parse(text));

    assertThat(failure).isNotNull();
    if (pointer != null) {
      assertThat(failure.pointer()).isEqualTo(pointer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\uFEFF{}", "{}\u0000", "{/*c*/}", "{\"a\":\"\t\"}"})
  void refusesWhatIsAroundJson(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void refusesOtherEncodings() {
    for (byte[] bytes :
        List.of(
            "{}".getBytes(StandardCharsets.UTF_16LE),
            "{}".getBytes(StandardCharsets.UTF_16),
            new byte[] {'"', (byte) 0xC3, '"'},
            new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'})) {
      assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOf(JsonException.class);
    }
  }

  @Test
  void refusesNumbersAndNamesThatAreTooLong() {
    String number = "{\"a\":" + "1".repeat(500) + "}";
    String name = "{\"" + "a".repeat(60_000) + "\":1}";

    assertThat(catchThrowableOfType(JsonException.class, () -> Json.parse(number)).pointer())
        .isEqualTo("/a");
    assertThatThrownBy(() -> Json.parse(name)).isInstanceOf(JsonException.class);
  }

  @Test
  void readsTwentyLevelsAndNoMore() {
    assertThat(Json.parse("[".repeat(20) + "]".repeat(20))).isInstanceOf(List.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(21) + "]".repeat(21)))
        .isInstanceOf(JsonException.class);
  }

  @Property
  void readsBackWhatItWrites(@ForAll("values") Object value) {
    assertThat(Json.parse(Json.bytes(value))).isEqualTo(value);
  }

  @Property
  void failsInOneWayOnly(@ForAll("texts") String text) {
    try {
      Json.parse(text);
    } catch (JsonException e) {
      assertThat(e.pointer()).matches("(/.*)?");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "u00",
            "1",
            "-",
            ".",
            "e",
            "99999999999",
            "null",
            "true",
            "a",
            " ",
            "\u0000",
            "\uD800",
            "é")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<String> text = Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(8);
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            text.map(value -> (Object) value),
            Arbitraries.longs().map(value -> (Object) value),
            Arbitraries.of(true, false).map(value -> (Object) value));
    return Arbitraries.oneOf(
        scalar,
        scalar.list().ofMaxSize(4).map(value -> (Object) value),
        Arbitraries.maps(text, scalar).ofMaxSize(4).map(value -> (Object) value));
  }
}
