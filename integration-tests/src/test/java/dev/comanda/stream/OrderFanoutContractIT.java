package dev.comanda.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Deployment;
import dev.comanda.it.Json;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.Jsonata;
import dev.comanda.it.contract.Queue;
import dev.comanda.it.contract.SampleOrder;
import dev.comanda.it.contract.Workflow;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The workflow makes events of orders and publishes them. */
@Contract
class OrderFanoutContractIT {

  private final SampleOrder order = SampleOrder.any();
  private final SnsClient sns;
  private final Workflow workflow;
  private final Queue queue;
  private final String subscription;

  OrderFanoutContractIT(Cloud cloud) {
    Jsonata.CONTEXT_ITEM.assumeIn(cloud);
    Deployment deployment = cloud.wired();
    sns = deployment.services().sns();
    workflow = Workflow.of(deployment, "OrderFanoutArn");
    queue = Queue.fresh(deployment);
    subscription =
        sns.subscribe(
                subscribe ->
                    subscribe
                        .topicArn(deployment.output("OrdersTopicArn"))
                        .protocol("sqs")
                        .endpoint(queue.arn())
                        .attributes(Map.of("RawMessageDelivery", "true"))
                        .returnSubscriptionArn(true))
            .subscriptionArn();
  }

  @AfterEach
  void unsubscribe() {
    sns.unsubscribe(unsubscribe -> unsubscribe.subscriptionArn(subscription));
    queue.delete();
  }

  @Test
  void theEventOfAnOrderIsPublished() {
    assertThat(workflow.failuresOf(batch(order.image()))).isEmpty();

    Message message = queue.take(order.orderId());
    assertThat(Json.parse(message.body())).isEqualTo(order.event());
    assertThat(message.messageAttributes().get("eventType").stringValue()).isEqualTo("OrderPlaced");
  }

  @Test
  void anOrderThatMakesNoEventFailsTheRunAndNothingIsPublished() {
    ObjectNode broken = order.image().deepCopy();
    ((ObjectNode) broken.at("/lines/L/0/M/quantity")).put("N", "2.5");

    StartSyncExecutionResponse run = workflow.run(batch(SampleOrder.any().image(), broken));

    assertThat(run.status()).isEqualTo(SyncExecutionStatus.FAILED);
    assertThat(run.error()).isEqualTo("MalformedOrder");
    assertThat(run.cause()).contains(order.orderId());
    assertThat(queue.look("eventId")).isNull();
  }

  private static ArrayNode batch(JsonNode... images) {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    for (JsonNode image : images) {
      batch.addObject().put("eventId", "r" + batch.size()).set("order", image);
    }
    return batch;
  }
}
