package dev.comanda.runtime.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.Fields;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope | The input: Not JSON at line 1, column 1",
        "[] | The input: Must be an object, not an array",
        "null | The input: Must be an object, not null",
        "{\"a\":1,\"a\":2} | /a: The name appears twice"
      })
  void saysWhatIsWrongWithAnInput(String input, String message) {
    assertThatThrownBy(() -> read(input))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesTheFieldAndNeverItsValue() {
    Fields fields = read("{\"a/b\":{\"name\":\"a\\u0000secret\",\"list\":[1],\"half\":12.5}}");
    Fields inner = fields.object("a/b", object -> object);

    assertThatThrownBy(() -> inner.text("name"))
        .hasMessage("/a~1b/name: Holds NUL or half of a surrogate pair");
    assertThatThrownBy(() -> inner.integer("name", 0, 1))
        .hasMessage("/a~1b/name: Must be a whole number, not a string");
    assertThatThrownBy(() -> inner.integer("half", 0, 1))
        .hasMessage("/a~1b/half: Must be a whole number, not a number");
    assertThatThrownBy(() -> inner.objects("list", 5, object -> object))
        .hasMessage("/a~1b/list/0: Must be an object, not a number");
    assertThatThrownBy(() -> inner.objects("gone", 5, object -> object))
        .hasMessage("/a~1b/gone: Missing; must be an array of objects");
  }

  private static Fields read(String input) {
    return TaskInput.read(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }
}
