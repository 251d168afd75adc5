package dev.comanda.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Deployment;
import dev.comanda.it.Json;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** A workflow of the stacks, called as its pipe calls it. */
public record Workflow(SfnClient sfn, String arn) {

  /** The workflow whose ARN is an output. */
  public static Workflow of(Deployment deployment, String arnOutput) {
    return new Workflow(deployment.services().sfn(), deployment.output(arnOutput));
  }

  /** Runs it to its end. */
  public StartSyncExecutionResponse run(JsonNode batch) {
    return sfn.startSyncExecution(start -> start.stateMachineArn(arn).input(batch.toString()));
  }

  /**
   * Runs it, expects that it succeeds, and gives the messages that its pipe is to deliver again.
   */
  public JsonNode failuresOf(JsonNode batch) {
    StartSyncExecutionResponse run = run(batch);
    assertThat(run.status())
        .as("%s: %s", run.error(), run.cause())
        .isEqualTo(SyncExecutionStatus.SUCCEEDED);
    JsonNode output = Json.parse(run.output());
    assertThat(output).hasSize(1);
    return output.required("batchItemFailures");
  }

  /** What a pipe of a queue hands over: each event in a message {@code m0}, {@code m1}, ... */
  public static JsonNode messages(JsonNode... events) {
    var batch = Json.MAPPER.createArrayNode();
    for (JsonNode event : events) {
      batch.addObject().put("messageId", "m" + (batch.size() - 1)).set("event", event);
    }
    return batch;
  }
}
