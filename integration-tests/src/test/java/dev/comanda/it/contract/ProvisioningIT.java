package dev.comanda.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.it.Deployment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What LocalStack is given is what the templates say, as far as the embedded engines take it. */
class ProvisioningIT {

  private final Deployment deployment = Cloud.EMBEDDED.fresh();

  @Test
  void aQueueComesWithItsDeadLettersAndItsVisibility() {
    Queue queue = Queue.of(deployment, "EmailQueueUrl");

    Map<QueueAttributeName, String> attributes =
        queue
            .sqs()
            .getQueueAttributes(
                get -> get.queueUrl(queue.url()).attributeNames(QueueAttributeName.ALL))
            .attributes();

    assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "360");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains(Queue.of(deployment, "EmailDeadLetterQueueUrl").arn());
  }

  @Test
  void anOutputIsMadeOnce() {
    assertThat(deployment.output("TableName")).isEqualTo(deployment.output("TableName"));
    assertThat(deployment.output("TableName"))
        .isNotEqualTo(Cloud.EMBEDDED.fresh().output("TableName"));
  }

  /** The engine reads a definition to its end before it says that it takes none of anybody's. */
  @ParameterizedTest
  @ValueSource(strings = {"MailEventsArn", "OrderFanoutArn"})
  void aWorkflowWhoseReferencesAreMadeIsADefinition(String output) {
    assertThatThrownBy(() -> deployment.output(output))
        .isInstanceOf(SfnException.class)
        .hasMessageContaining("by the stacks' templates only");
  }

  /** So that a contract is never skipped for a question that nobody could answer. */
  @ParameterizedTest
  @EnumSource(Jsonata.class)
  void whatLocalStackIsAskedFirstHasItsAnswer(Jsonata asked) {
    assertThat(asked.evaluatedBy(Cloud.EMBEDDED)).isEqualTo(asked.value());
  }
}
