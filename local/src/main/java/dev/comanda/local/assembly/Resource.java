package dev.comanda.local.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One resource of a template, with every intrinsic of its properties resolved.
 *
 * @param stack the stack's name
 * @param logicalId its logical id in that stack
 * @param type its type, such as {@code AWS::SQS::Queue}
 * @param properties its properties, resolved; empty when it has none
 */
public record Resource(String stack, String logicalId, String type, ObjectNode properties) {

  /** A physical name as CloudFormation makes one: stack, logical id. Unique in one assembly. */
  public String physicalName() {
    return stack + "-" + logicalId;
  }
}
