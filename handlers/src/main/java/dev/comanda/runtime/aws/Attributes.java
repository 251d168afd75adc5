package dev.comanda.runtime.aws;

import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.IndexKey;
import dev.comanda.contract.table.Key;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes and reads the attribute values of DynamoDB. */
public final class Attributes {

  private Attributes() {}

  /** A string. */
  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** A whole number. */
  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** The key of an item in the table. */
  public static Map<String, AttributeValue> key(Key key) {
    return Map.of(Attribute.PK, text(key.pk()), Attribute.SK, text(key.sk()));
  }

  /** The key of an item in the index. */
  public static Map<String, AttributeValue> key(IndexKey key) {
    return Map.of(Attribute.INDEX_PK, text(key.pk()), Attribute.INDEX_SK, text(key.sk()));
  }

  /**
   * The string attribute of an item.
   *
   * @throws IllegalStateException naming the attribute if there is none
   */
  public static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("The item has no string attribute " + name);
    }
    return value.s();
  }

  /**
   * The number attribute of an item.
   *
   * @throws IllegalStateException naming the attribute if there is none
   * @throws NumberFormatException if it is no whole number within {@code long}
   */
  public static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw new IllegalStateException("The item has no number attribute " + name);
    }
    return Long.parseLong(value.n());
  }
}
