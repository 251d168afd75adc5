package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Predicate;

/** The types that fields of a state must have. */
enum JsonType {
  ARRAY(JsonNode::isArray),
  BOOLEAN(JsonNode::isBoolean),
  INTEGER(JsonNode::isIntegralNumber),
  NUMBER(JsonNode::isNumber),
  OBJECT(JsonNode::isObject),
  STRING(JsonNode::isTextual);

  private final Predicate<JsonNode> test;

  JsonType(Predicate<JsonNode> test) {
    this.test = test;
  }

  boolean holds(JsonNode value) {
    return test.test(value);
  }

  /** As AWS's messages write it. */
  String awsName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a value, as AWS's messages write it. */
  static String nameOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
