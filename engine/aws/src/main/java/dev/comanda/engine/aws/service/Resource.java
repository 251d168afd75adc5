package dev.comanda.engine.aws.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;

/**
 * One resource of a template, with every intrinsic of its properties resolved.
 *
 * @param stack the stack's name
 * @param region the stack's region
 * @param logicalId its logical id in that stack
 * @param type its type, such as {@code AWS::SQS::Queue}
 * @param properties its properties, resolved; empty when it has none
 */
public record Resource(
    String stack, String region, String logicalId, String type, ObjectNode properties) {

  /** A resource of a stack in {@link Environment#REGION}. */
  public Resource(String stack, String logicalId, String type, ObjectNode properties) {
    this(stack, Environment.REGION, logicalId, type, properties);
  }

  /** A physical name as CloudFormation makes one: stack, logical id. Unique in one assembly. */
  public String physicalName() {
    return stack + "-" + logicalId;
  }

  /** An ARN in the stack's region, such as {@code arn("sqs", name)}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + Environment.ACCOUNT + ":" + resource;
  }
}
