package dev.comanda.operations.seed;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts items into the shop's table. */
@FunctionalInterface
public interface ItemWriter {

  /**
   * Puts items; those that are there are replaced.
   *
   * @param items at most 25
   * @return those that were not taken now, and may be given again
   */
  List<Map<String, AttributeValue>> put(List<Map<String, AttributeValue>> items);
}
