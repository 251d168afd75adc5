package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchResponseTest {

  private static final Set<String> IDS = Set.of("a", "b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"done\"",
        "7",
        "[]",
        "[{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}]",
        "{}",
        "{\"other\":1}",
        "{\"batchItemFailures\":[]}",
        "{\"batchItemFailures\":null}"
      })
  void takesAsDelivered(String answer) {
    assertThat(read(answer)).isInstanceOf(Outcome.Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":7}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"id\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"of another batch\"}]}",
        "{\"batchItemFailures\":\"a\"}",
        "{\"batchItemFailures\":[\"a\"]}"
      })
  void takesAsAFailureOfAll(String answer) {
    assertThat(read(answer)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void takesWhatIsNamedAsFailed() {
    assertThat(
            read("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"b\"}]}"))
        .isEqualTo(new Outcome.PartlyDelivered(Set.of("b")));
  }

  private static Outcome read(String answer) {
    return BatchResponse.read(Json.parse(answer), IDS);
  }
}
