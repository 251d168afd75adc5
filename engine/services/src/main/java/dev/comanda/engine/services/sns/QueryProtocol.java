package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The protocol that the SDKs speak with SNS: a form in, XML out.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query</a>
 */
final class QueryProtocol {

  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private QueryProtocol() {}

  /** The form as the JSON protocols would write it. */
  static ObjectNode input(byte[] form) {
    Node root = new Node();
    for (String pair : new String(form, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        root.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return root.json() instanceof ObjectNode object ? object : Json.object();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static AwsResponse output(String operation, ObjectNode output) {
    var xml = new StringBuilder();
    xml.append('<').append(operation).append("Response xmlns=\"").append(NAMESPACE).append("\">");
    xml.append('<').append(operation).append("Result>");
    output.properties().forEach(member -> append(member.getKey(), member.getValue(), xml));
    xml.append("</").append(operation).append("Result>");
    xml.append("<ResponseMetadata><RequestId>")
        .append(UUID.randomUUID())
        .append("</RequestId></ResponseMetadata>");
    xml.append("</").append(operation).append("Response>");
    return answer(200, xml);
  }

  static AwsResponse error(AwsError error) {
    var xml = new StringBuilder("<ErrorResponse xmlns=\"").append(NAMESPACE).append("\"><Error>");
    append("Type", Json.MAPPER.getNodeFactory().textNode(side(error)), xml);
    append("Code", Json.MAPPER.getNodeFactory().textNode(error.code()), xml);
    append("Message", Json.MAPPER.getNodeFactory().textNode(error.getMessage()), xml);
    xml.append("</Error><RequestId>")
        .append(UUID.randomUUID())
        .append("</RequestId></ErrorResponse>");
    return answer(error.status(), xml);
  }

  private static String side(AwsError error) {
    return error.status() < 500 ? "Sender" : "Receiver";
  }

  private static void append(String name, JsonNode value, StringBuilder xml) {
    xml.append('<').append(name).append('>');
    if (value.isArray()) {
      value.forEach(item -> append("member", item, xml));
    } else if (name.equals("Attributes")) {
      value
          .properties()
          .forEach(
              entry -> {
                xml.append("<entry><key>").append(escaped(entry.getKey())).append("</key><value>");
                xml.append(escaped(entry.getValue().asText())).append("</value></entry>");
              });
    } else if (value.isObject()) {
      value.properties().forEach(member -> append(member.getKey(), member.getValue(), xml));
    } else {
      xml.append(escaped(value.asText()));
    }
    xml.append("</").append(name).append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static AwsResponse answer(int status, StringBuilder xml) {
    return new AwsResponse(
        status,
        Map.of("content-type", "text/xml"),
        xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What the form says below one prefix: {@code member.1} of lists, {@code entry.1} of maps. */
  private static final class Node {
    private final Map<String, Node> children = new TreeMap<>(Node::compare);
    private String value;

    /** Numbers as numbers, so that the tenth member follows the ninth. */
    private static int compare(String a, String b) {
      return a.length() != b.length() && isNumber(a) && isNumber(b)
          ? a.length() - b.length()
          : a.compareTo(b);
    }

    private static boolean isNumber(String text) {
      return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    void put(String path, String text) {
      int dot = path.indexOf('.');
      String head = dot < 0 ? path : path.substring(0, dot);
      Node child = children.computeIfAbsent(head, name -> new Node());
      if (dot < 0) {
        child.value = text;
      } else {
        child.put(path.substring(dot + 1), text);
      }
    }

    JsonNode json() {
      if (children.isEmpty()) {
        return Json.MAPPER.getNodeFactory().textNode(value);
      }
      Node members = children.get("member");
      if (members != null && children.size() == 1) {
        ArrayNode array = Json.array();
        members.children.values().forEach(member -> array.add(member.json()));
        return array;
      }
      ObjectNode object = Json.object();
      Node entries = children.get("entry");
      if (entries != null && children.size() == 1) {
        entries.children.values().forEach(entry -> entry.addTo(object));
        return object;
      }
      children.forEach((name, child) -> object.set(name, child.json()));
      return object;
    }

    /** Adds an entry of a map, whose members are written in lower case or not. */
    private void addTo(ObjectNode map) {
      Node key = children.getOrDefault("key", children.get("Name"));
      Node content = children.getOrDefault("value", children.get("Value"));
      if (key != null && content != null) {
        map.set(key.value, content.json());
      }
    }
  }
}
