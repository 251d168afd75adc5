package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Deployment;
import dev.comanda.it.Json;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.Jsonata;
import dev.comanda.it.contract.Queue;
import dev.comanda.it.contract.ShopTable;
import dev.comanda.it.contract.Workflow;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The workflow marks addresses in the table, by conditions of DynamoDB's. */
@Contract
class MailEventsContractIT {

  private final Cloud cloud;
  private final Deployment deployment;
  private final ShopTable table;
  private final Workflow workflow;

  MailEventsContractIT(Cloud cloud) {
    this.cloud = cloud;
    deployment = cloud.wired();
    table = new ShopTable(deployment);
    workflow = Workflow.of(deployment, "MailEventsArn");
  }

  @Test
  void aBounceMarksTheAddressUnlessTheCustomerHasAnotherByNow() {
    String customer = table.newCustomer();
    String moved = table.newCustomer();

    assertThat(
            workflow.failuresOf(
                Workflow.messages(
                    bounce(customer, customer + "@example.com"), bounce(moved, "old@example.com"))))
        .isEmpty();

    assertThat(table.item("CUSTOMER#" + customer, "PROFILE").get("undeliverable").m())
        .hasEntrySatisfying("reason", reason -> assertThat(reason.s()).isEqualTo("Bounce/General"));
    assertThat(table.item("CUSTOMER#" + moved, "PROFILE")).doesNotContainKey("undeliverable");
  }

  @Test
  void whatTheTableRefusesIsDeliveredAgainAndWhatSesRejectedIsADeadLetter() {
    Jsonata.MERGE.assumeIn(cloud);
    String customer = table.newCustomer();
    String mail = "rejected-" + UUID.randomUUID();
    JsonNode rejected =
        Json.parse(
            """
            {"eventType": "Reject", "reject": {"reason": "Bad content"},
             "mail": {"messageId": "%s"}}
            """
                .formatted(mail));

    JsonNode failures =
        workflow.failuresOf(
            Workflow.messages(
                bounce(customer, customer + "@example.com"),
                bounce("longer than a key may be".repeat(100), "ann@example.com"),
                rejected));

    assertThat(failures.toString()).isEqualTo("[{\"itemIdentifier\":\"m1\"}]");
    assertThat(table.item("CUSTOMER#" + customer, "PROFILE")).containsKey("undeliverable");
    assertThat(
            Json.parse(Queue.of(deployment, "MailEventsDeadLetterQueueUrl").take(mail).body())
                .path("reason"))
        .isEqualTo(Json.parse("{\"error\": \"Ses.Reject\", \"cause\": \"Bad content\"}"));
  }

  private static JsonNode bounce(String customerId, String address) {
    return Json.parse(
        """
        {"eventType": "Bounce",
         "bounce": {"bounceType": "Permanent", "bounceSubType": "General",
                    "timestamp": "2026-11-24T12:00:05.000Z", "feedbackId": "f-1"},
         "mail": {"messageId": "ses-1", "destination": ["%s"],
                  "tags": {"customerId": ["%s"]}}}
        """
            .formatted(address, customerId));
  }
}
