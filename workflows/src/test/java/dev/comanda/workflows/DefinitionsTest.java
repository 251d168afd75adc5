package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class DefinitionsTest {

  static final List<String> WORKFLOWS = Definitions.WORKFLOWS;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  @ParameterizedTest
  @FieldSource("WORKFLOWS")
  void speakJsonataEndInAMinuteAndSayWhatTheyAreFor(String workflow) {
    JsonNode machine = Definitions.stateMachine(workflow);
    assertThat(machine.get("QueryLanguage").asText()).isEqualTo("JSONata");
    assertThat(machine.get("TimeoutSeconds").asInt())
        .as("the queues' visibility timeout is six times as long")
        .isEqualTo(60);
    assertThat(machine.get("Comment").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "order-fanout, OrdersTopicArn",
    "order-email, ArchiveEmailFunctionArn EmailDeadLetterQueueUrl SendOrderEmailFunctionArn",
    "order-lake, LakeDeadLetterQueueUrl PutLakeRecordsFunctionArn",
    "mail-events, MailEventsDeadLetterQueueUrl OrdersTableName"
  })
  void needTheseSubstitutions(String workflow, String names) {
    Set<String> found =
        PLACEHOLDER
            .matcher(Definitions.text("state-machines/" + workflow + ".asl.json"))
            .results()
            .map((MatchResult match) -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(found).containsExactlyInAnyOrder(names.split(" "));
  }
}
