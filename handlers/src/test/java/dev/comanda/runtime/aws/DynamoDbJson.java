package dev.comanda.runtime.aws;

import dev.comanda.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of the table in DynamoDB's JSON, as its wire and its stream have them. */
public final class DynamoDbJson {

  private DynamoDbJson() {}

  /** The item that a JSON object says. */
  public static Map<String, AttributeValue> item(Object json) {
    return Json.object(json).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, attribute -> value(attribute.getValue())));
  }

  /** The item as JSON, its attributes by name; those of {@code first} come first. */
  public static Map<String, Object> json(Map<String, AttributeValue> item, String... first) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String name : first) {
      json.put(name, json(item.get(name)));
    }
    new TreeMap<>(item).forEach((name, value) -> json.putIfAbsent(name, json(value)));
    return json;
  }

  private static Object json(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case M -> Map.of("M", json(value.m(), new String[0]));
      case L -> Map.of("L", value.l().stream().map(DynamoDbJson::json).toList());
      default -> throw new IllegalArgumentException("No item of the shop has a " + value.type());
    };
  }

  private static AttributeValue value(Object json) {
    Map.Entry<String, Object> typed = Json.object(json).entrySet().iterator().next();
    return switch (typed.getKey()) {
      case "S" -> AttributeValue.fromS((String) typed.getValue());
      case "N" -> AttributeValue.fromN((String) typed.getValue());
      case "M" -> AttributeValue.fromM(item(typed.getValue()));
      case "L" ->
          AttributeValue.fromL(
              ((List<?>) typed.getValue()).stream().map(DynamoDbJson::value).toList());
      default -> throw new IllegalArgumentException("No item of the shop has a " + typed.getKey());
    };
  }
}
