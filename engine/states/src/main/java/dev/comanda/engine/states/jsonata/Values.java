package dev.comanda.engine.states.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * JSON as the JSONata library sees it, and back. Objects and arrays go in as views and come out as
 * the very nodes that went in, so that passing data on copies nothing. Nodes that have been shown
 * to an expression must not change any more.
 */
public final class Values {

  /** From here on JavaScript, and so AWS, writes whole numbers with an exponent. */
  private static final double EXPONENT_FROM = 1e21;

  private Values() {}

  /** A node for the library. */
  public static Object toJsonata(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> new ObjectView((ObjectNode) node);
      case ARRAY -> new ArrayView((ArrayNode) node);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      default -> Jsonata.NULL_VALUE;
    };
  }

  private static Number number(JsonNode node) {
    if (node.canConvertToInt() && node.isIntegralNumber()) {
      return node.intValue();
    }
    if (node.canConvertToLong() && node.isIntegralNumber()) {
      return node.longValue();
    }
    return node.doubleValue();
  }

  /**
   * A result of the library.
   *
   * @return null when the result is undefined
   * @throws QueryException if it has no JSON form, as a function has none
   */
  static JsonNode toJson(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectView view) {
      return view.node();
    }
    if (value instanceof ArrayView view) {
      return view.node();
    }
    if (value instanceof String text) {
      return TextNode.valueOf(text);
    }
    if (value instanceof Boolean truth) {
      return BooleanNode.valueOf(truth);
    }
    if (value instanceof Number number) {
      return toJson(number);
    }
    if (value == Jsonata.NULL_VALUE) {
      return NullNode.getInstance();
    }
    if (value instanceof Map<?, ?> map) {
      return toJson(map);
    }
    if (value instanceof List<?> list) {
      return toJson(list);
    }
    throw new QueryException("returned an unsupported result type.");
  }

  private static JsonNode toJson(Map<?, ?> map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    map.forEach(
        (name, member) -> {
          JsonNode node = toJson(member);
          object.set((String) name, node == null ? NullNode.getInstance() : node);
        });
    return object;
  }

  private static JsonNode toJson(List<?> list) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
    for (Object element : list) {
      JsonNode node = toJson(element);
      array.add(node == null ? NullNode.getInstance() : node);
    }
    return array;
  }

  private static JsonNode toJson(Number number) {
    if (number instanceof Integer) {
      return IntNode.valueOf(number.intValue());
    }
    if (number instanceof Long) {
      return LongNode.valueOf(number.longValue());
    }
    if (number instanceof BigDecimal decimal) {
      return DecimalNode.valueOf(decimal);
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return TextNode.valueOf(Double.toString(value));
    }
    if (Math.abs(value) >= EXPONENT_FROM) {
      return DoubleNode.valueOf(value);
    }
    if (value != Math.rint(value)) {
      // As JavaScript writes it, which needs an exponent less often than Java does.
      return DecimalNode.valueOf(BigDecimal.valueOf(value).stripTrailingZeros());
    }
    BigInteger whole = BigDecimal.valueOf(value).toBigInteger();
    if (whole.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(whole.intValue());
    }
    return whole.bitLength() < Long.SIZE
        ? LongNode.valueOf(whole.longValue())
        : BigIntegerNode.valueOf(whole);
  }
}
