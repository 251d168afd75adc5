package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A resource's properties with <code>${Name}</code> where the template refers to something. */
final class Readable {

  private Readable() {}

  static JsonNode of(JsonNode value) {
    if (value.has("Ref")) {
      String name = value.get("Ref").asText();
      return TextNode.valueOf(name.equals("AWS::Partition") ? "aws" : "${" + name + "}");
    }
    if (value.has("Fn::GetAtt")) {
      JsonNode target = value.get("Fn::GetAtt");
      return TextNode.valueOf("${" + target.get(0).asText() + "." + target.get(1).asText() + "}");
    }
    if (value.has("Fn::Join")) {
      StringBuilder text = new StringBuilder();
      value.at("/Fn::Join/1").forEach(part -> text.append(of(part).asText()));
      return TextNode.valueOf(text.toString());
    }
    if (value instanceof ObjectNode object) {
      ObjectNode copy = Definitions.JSON.createObjectNode();
      object.properties().forEach(member -> copy.set(member.getKey(), of(member.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = Definitions.JSON.createArrayNode();
      array.forEach(element -> copy.add(of(element)));
      return copy;
    }
    return value;
  }
}
