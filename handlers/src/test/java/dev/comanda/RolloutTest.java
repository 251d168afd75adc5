package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.aws.AwsStub;
import dev.comanda.runtime.aws.DynamoDbLocal;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import dev.comanda.runtime.snapshot.Handlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A new version of the event {@code OrderPlaced}, played: the consumers are deployed as they are,
 * then the producer begins to write version 2, while events of version 1 are still on their way.
 */
class RolloutTest {

  private static final int ORDERS = 4;

  private final AwsStub aws = new AwsStub();

  @Test
  void everyMailIsSentOnce() throws Exception {
    try (DynamoDbLocal dynamoDb = new DynamoDbLocal()) {
      aws.forwardDynamoDb(dynamoDb.endpoint());
      RequestStreamHandler task = handler("email.SendOrderEmailTask");
      for (int order = 0; order < ORDERS; order++) {
        aws.answer(200, "{\"MessageId\":\"ses-" + order + "\"}");

        assertThat(mail(task, of(order))).containsEntry("alreadySent", false);
      }

      assertThat(mail(task, SampleEvents.orderPlacedToCome(id(0))))
          .as("published again, after a stream's record was retried by the new producer")
          .containsEntry("alreadySent", true)
          .containsEntry("sesMessageId", "ses-0");
    } finally {
      aws.close();
    }
  }

  @Test
  void everyRowIsPut() throws Exception {
    List<Map<String, Object>> messages = new ArrayList<>();
    List<Map<String, Object>> results = new ArrayList<>();
    for (int order = 0; order < ORDERS; order++) {
      messages.add(Map.of("messageId", "m" + order, "event", of(order)));
      results.add(Map.of("ShardId", "shardId-0", "SequenceNumber", "1"));
    }
    aws.answer(200, Json.write(Map.of("FailedRecordCount", 0, "Records", results)));

    assertThat(
            new Invocation("run")
                .of(handler("lake.PutLakeRecordsTask"), Map.of("records", messages)))
        .isEqualTo(Map.of("failed", List.of(), "rejected", List.of()));
    aws.close();
  }

  private RequestStreamHandler handler(String name) throws Exception {
    return Handlers.make(name, aws.config(new HashMap<>(Handlers.VARIABLES)));
  }

  private static Map<String, Object> mail(RequestStreamHandler task, Map<String, Object> event) {
    return new Invocation("run").of(task, Map.of("event", event));
  }

  /** Versions 1 and 2 by turns. */
  private static Map<String, Object> of(int order) {
    return order % 2 == 0
        ? SampleEvents.orderPlaced(id(order))
        : SampleEvents.orderPlacedToCome(id(order));
  }

  private static String id(int order) {
    return "01M879GQ70G8T4Z7N2XW9BR00" + order;
  }
}
