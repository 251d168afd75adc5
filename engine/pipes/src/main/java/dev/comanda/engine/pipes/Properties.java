package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a group of properties of a pipe, and refuses what is out of the bounds of the API's schema.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html">CreatePipe</a>
 */
final class Properties {

  private final String name;
  private final JsonNode node;

  /**
   * @param name of the group with a dot, for messages; empty for the pipe itself
   * @param node may be missing
   */
  Properties(String name, JsonNode node) {
    this.name = name;
    this.node = node;
  }

  Properties group(String member) {
    return new Properties(name + member + ".", node.path(member));
  }

  JsonNode node() {
    return node;
  }

  /** The path of a member, for messages. */
  String path(String member) {
    return name + member;
  }

  /** Refuses every property that is not among these. */
  void allow(Set<String> members) {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String member = names.next();
      if (!members.contains(member)) {
        throw InvalidPipeException.ofField(
            path(member), "is not supported by this runtime; supported are " + members);
      }
    }
  }

  /**
   * @param otherwise when it is missing
   */
  int integer(String member, int least, int most, int otherwise) {
    JsonNode value = node.path(member);
    if (value.isMissingNode()) {
      return otherwise;
    }
    BigDecimal number = number(value);
    if (number == null || number.stripTrailingZeros().scale() > 0) {
      throw refused(
          member,
          "instance type (%s) does not match any allowed primitive type (allowed: [\"integer\"])",
          number == null ? value.getNodeType().name().toLowerCase(Locale.ROOT) : "number");
    }
    if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
      throw refused(
          member,
          "numeric instance is lower than the required minimum (minimum: %d, found: %s)",
          least,
          number.toPlainString());
    }
    if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw refused(
          member,
          "numeric instance is greater than the required maximum (maximum: %d, found: %s)",
          most,
          number.toPlainString());
    }
    return number.intValueExact();
  }

  /** CloudFormation takes a number in quotes as well. Null when it is none. */
  private static BigDecimal number(JsonNode value) {
    try {
      return value.isNumber() || value.isTextual() ? new BigDecimal(value.asText()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A text of at least one character that has to be there. */
  String required(String member, int most) {
    if (!node.has(member)) {
      throw refused(member, "object has missing required properties ([\"%s\"])", member);
    }
    return text(member, 1, most, null);
  }

  /**
   * @param least the fewest characters
   * @param most the most characters
   * @param otherwise when it is missing; may be null
   */
  String text(String member, int least, int most, String otherwise) {
    JsonNode value = node.path(member);
    if (value.isMissingNode()) {
      return otherwise;
    }
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      throw refused(
          member,
          "string \"%s\" is too short (length: %d, required minimum: %d)",
          text,
          length,
          least);
    }
    if (length > most) {
      throw refused(
          member,
          "string \"%s\" is too long (length: %d, maximum allowed: %d)",
          text,
          length,
          most);
    }
    return text;
  }

  /** Refuses a text that does not match as a whole. */
  String matching(String member, String text, String pattern) {
    if (!text.matches(pattern)) {
      throw refused(
          member, "ECMA 262 regex \"^%s$\" does not match input string \"%s\"", pattern, text);
    }
    return text;
  }

  /**
   * @param otherwise when it is missing; null when it has to be there
   */
  String oneOf(String member, List<String> allowed, String otherwise) {
    if (!node.has(member)) {
      return otherwise == null ? required(member, 0) : otherwise;
    }
    String value = node.path(member).asText();
    if (!allowed.contains(value)) {
      throw refused(
          member,
          "instance value (%s) not found in enum (possible values: %s)",
          node.path(member),
          Json.MAPPER.valueToTree(allowed));
    }
    return value;
  }

  private InvalidPipeException refused(String member, String reason, Object... values) {
    return InvalidPipeException.ofSchema(path(member), reason.formatted(values));
  }
}
