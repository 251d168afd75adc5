package dev.comanda.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Deployment;
import dev.comanda.it.Json;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.Jsonata;
import dev.comanda.it.contract.Queue;
import dev.comanda.it.contract.SampleOrder;
import dev.comanda.it.contract.Shards;
import dev.comanda.it.contract.Workflow;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Record;

/** The workflow writes rows, and what makes none is a dead letter. */
@Contract
class OrderLakeContractIT {

  private final Deployment deployment;
  private final Workflow workflow;

  OrderLakeContractIT(Cloud cloud) {
    Jsonata.CONTEXT_ITEM.assumeIn(cloud);
    deployment = cloud.wired();
    workflow = Workflow.of(deployment, "OrderLakeArn");
  }

  @Test
  void anOrderBecomesARowAndWhatMakesNoneIsADeadLetter() {
    SampleOrder order = SampleOrder.any();
    ObjectNode noRow = SampleOrder.any().event().deepCopy();
    noRow.put("version", 2);

    assertThat(workflow.failuresOf(Workflow.messages(order.event(), noRow))).isEmpty();

    assertThat(new Shards(deployment).awaitRecords(order.customerId(), 1))
        .singleElement()
        .extracting(Record::data)
        .satisfies(
            data -> {
              assertThat(data.asUtf8String()).endsWith("\n");
              assertThat(Json.parse(data.asUtf8String()).path("order_id").asText())
                  .isEqualTo(order.orderId());
            });
    JsonNode letter =
        Json.parse(
            Queue.of(deployment, "LakeDeadLetterQueueUrl")
                .take(noRow.path("eventId").asText())
                .body());
    assertThat(letter.at("/reason/error").asText()).isEqualTo("RecordRejected");
    assertThat(letter.at("/messageId").asText()).isEqualTo("m1");
    assertThat(letter.at("/event")).isEqualTo(noRow);
  }
}
