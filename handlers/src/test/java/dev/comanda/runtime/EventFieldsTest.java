package dev.comanda.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.event.InvalidEventException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope | The input: Not JSON at line 1, column 1",
        "[] | The input: must be an object",
        "null | The input: must be an object, but is missing",
        "{\"a\":1,\"a\":2} | /a: The name appears twice"
      })
  void saysWhatIsWrongWithAnInput(String input, String message) {
    assertThatThrownBy(() -> parse(input))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesTheFieldAndNeverItsValue() {
    EventFields fields = parse("{\"a/b\":{\"name\":\"a\\u0000secret\",\"list\":[1]}}");

    assertThatThrownBy(() -> fields.object("a/b").text("name"))
        .hasMessage("/a~1b/name: holds NUL or half of a surrogate pair");
    assertThatThrownBy(() -> fields.object("a/b").integer("name", 0, 1))
        .hasMessage("/a~1b/name: must be a whole number");
    assertThatThrownBy(() -> fields.object("a/b").objects("list", 5))
        .hasMessage("/a~1b/list/0: must be an object");
    assertThatThrownBy(() -> fields.object("a/b").objects("gone", 5))
        .hasMessage("/a~1b/gone: must be an array, but is missing");
  }

  private static EventFields parse(String input) {
    return EventFields.parse(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }
}
