package dev.comanda.cdk.consumer;

import dev.comanda.workflows.construct.Workflow;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The outputs by which operators find a consumer. */
final class ConsumerOutputs {

  /** What the id of whoever works on orders begins with. */
  private static final String OF_ORDERS = "Order";

  private ConsumerOutputs() {}

  static void define(Construct consumer, String id, WorkQueue queue, Workflow workflow) {
    String noun = id.startsWith(OF_ORDERS) ? id.substring(OF_ORDERS.length()) : id;
    Stack stack = Stack.of(consumer);
    output(stack, noun + "QueueUrl", queue.queue().getQueueUrl());
    output(stack, noun + "DeadLetterQueueUrl", queue.deadLetterQueue().getQueueUrl());
    output(stack, noun + "UndeliveredQueueUrl", queue.undeliveredQueue().getQueueUrl());
    output(stack, id + "Arn", workflow.arn());
  }

  private static void output(Stack stack, String key, String value) {
    CfnOutput.Builder.create(stack, key).value(value).build();
  }
}
