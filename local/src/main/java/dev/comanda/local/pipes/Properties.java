package dev.comanda.local.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;

/** Reads a group of properties of a resource, and refuses what is out of bounds by its name. */
final class Properties {

  private final String name;
  private final JsonNode node;

  /**
   * @param name of the group, for messages; empty for the resource itself
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

  /** Refuses every property that is not among these. */
  void allow(Set<String> members) {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String member = names.next();
      if (!members.contains(member)) {
        throw new IllegalArgumentException(
            "%s%s is not supported; supported are %s".formatted(name, member, members));
      }
    }
  }

  int integer(String member, int least, int most, int otherwise) {
    JsonNode value = node.path(member);
    if (value.isMissingNode()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.asText());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the value.
    }
    throw new IllegalArgumentException(
        "%s%s must be from %d to %d, not %s".formatted(name, member, least, most, value));
  }

  String required(String member) {
    String value = text(member, null);
    if (value == null) {
      throw new IllegalArgumentException(name + member + " is required");
    }
    return value;
  }

  String text(String member, String otherwise) {
    return node.path(member).asText(otherwise);
  }

  String oneOf(String member, Set<String> allowed, String otherwise) {
    String value = text(member, otherwise);
    if (value == null || !allowed.contains(value)) {
      throw new IllegalArgumentException(
          "%s%s must be one of %s, not %s".formatted(name, member, allowed, value));
    }
    return value;
  }
}
