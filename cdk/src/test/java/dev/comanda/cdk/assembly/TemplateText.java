package dev.comanda.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of a template, with what CloudFormation only knows later.
 *
 * @param text with {@code @@n@@} for the n-th of {@code unknown}
 * @param unknown intrinsic functions
 */
public record TemplateText(String text, List<JsonNode> unknown) {

  /** Reads a text or an {@code Fn::Join} without delimiter. */
  public static TemplateText of(JsonNode node) {
    List<JsonNode> unknown = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<JsonNode> parts =
        node.has("Fn::Join") ? Resource.list(node.at("/Fn::Join/1")) : List.of(node);
    for (JsonNode part : parts) {
      if (part.isTextual()) {
        text.append(part.asText());
      } else {
        text.append("@@").append(unknown.size()).append("@@");
        unknown.add(part);
      }
    }
    return new TemplateText(text.toString(), unknown);
  }

  /** The text with the intrinsic functions written out. */
  public String whole() {
    String whole = text;
    for (int i = 0; i < unknown.size(); i++) {
      whole = whole.replace("@@" + i + "@@", unknown.get(i).toString());
    }
    return whole;
  }

  /** A piece of the text, as a template has it. */
  public JsonNode joined(String piece) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (String part : piece.split("(?=@@\\d)|(?<=\\d@@)")) {
      parts.add(value(JsonNodeFactory.instance.textNode(part)));
    }
    ObjectNode join = JsonNodeFactory.instance.objectNode();
    join.putArray("Fn::Join").add("").add(parts);
    return join;
  }

  /** What stands for a part of the text: the text itself, or what CloudFormation makes of it. */
  public JsonNode value(JsonNode part) {
    if (part.asText().matches("@@\\d+@@")) {
      return unknown.get(Integer.parseInt(part.asText().replace("@", "")));
    }
    return part.asText().contains("@@") ? joined(part.asText()) : part;
  }
}
