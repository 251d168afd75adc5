package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.contract.Mail;
import dev.comanda.it.Deployment;
import dev.comanda.it.Json;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.Jsonata;
import dev.comanda.it.contract.Queue;
import dev.comanda.it.contract.SampleOrder;
import dev.comanda.it.contract.Workflow;
import dev.comanda.runtime.Clocks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The workflow mails and archives, and one message's failure is none of the others' business. Its
 * mail was sent before, since LocalStack's free image has no SES v2.
 */
@Contract
class OrderEmailContractIT {

  private final Deployment deployment;
  private final MailLedger ledger;
  private final Workflow workflow;

  OrderEmailContractIT(Cloud cloud) {
    Jsonata.MERGE.assumeIn(cloud);
    deployment = cloud.wired();
    ledger =
        new MailLedger(
            cloud.clients().dynamoDb(),
            deployment.output("TableName"),
            Clocks.utc(),
            Mail.ORDER_CONFIRMATION);
    workflow = Workflow.of(deployment, "OrderEmailArn");
  }

  @Test
  void aMailThatWasSentIsArchivedAndWhatIsNoEventIsADeadLetter() {
    SampleOrder order = SampleOrder.any();
    SentMail mail =
        new SentMail(
            "ses-" + order.orderId(), Instant.parse("2026-11-24T17:30:01Z"), "0".repeat(64));
    ledger.claim(order.orderId(), "an earlier run");
    ledger.sent(order.orderId(), "an earlier run", mail);
    ObjectNode noEvent = SampleOrder.any().event().deepCopy();
    noEvent.put("version", 2);

    assertThat(workflow.failuresOf(Workflow.messages(order.event(), noEvent))).isEmpty();

    assertThat(archived(order)).contains(order.orderId(), "To: ");
    JsonNode letter =
        Json.parse(
            Queue.of(deployment, "EmailDeadLetterQueueUrl")
                .take(noEvent.path("eventId").asText())
                .body());
    assertThat(letter.at("/reason/error").asText())
        .isEqualTo("dev.comanda.contract.event.InvalidEventException");
    assertThat(letter.at("/messageId").asText()).isEqualTo("m1");
    assertThat(letter.at("/event")).isEqualTo(noEvent);
  }

  private String archived(SampleOrder order) {
    try (var s3 = deployment.services().s3()) {
      String bucket = deployment.output("EmailsBucketName");
      String key =
          s3.listObjectsV2(list -> list.bucket(bucket).prefix("orders/")).contents().stream()
              .map(object -> object.key())
              .filter(candidate -> candidate.contains(order.orderId()))
              .findFirst()
              .orElseThrow();
      return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key))
          .asString(StandardCharsets.UTF_8);
    }
  }
}
