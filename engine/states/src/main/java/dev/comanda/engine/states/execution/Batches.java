package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.asl.ItemBatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts items into batches, each an object with {@code Items} and perhaps {@code BatchInput}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html">ItemBatcher</a>
 */
final class Batches {

  private final JsonNode batchInput;
  private final int maxItems;
  private final int maxBytes;
  private final List<JsonNode> batches = new ArrayList<>();
  private ArrayNode items = JsonNodeFactory.instance.arrayNode();
  private int bytes;

  private Batches(JsonNode batchInput, int maxItems, int maxBytes) {
    this.batchInput = batchInput;
    this.maxItems = maxItems;
    this.maxBytes = maxBytes;
  }

  static List<JsonNode> of(ItemBatcher batcher, Visit visit, List<JsonNode> items) {
    var batches =
        new Batches(
            visit.evaluate(batcher.batchInput(), "ItemBatcher/BatchInput", (JsonNode) null),
            MapExecutor.count(
                visit,
                batcher.maxItemsPerBatch(),
                "ItemBatcher/MaxItemsPerBatch",
                Integer.MAX_VALUE),
            MapExecutor.count(
                visit,
                batcher.maxInputBytesPerBatch(),
                "ItemBatcher/MaxInputBytesPerBatch",
                Sizes.LIMIT));
    items.forEach(batches::add);
    batches.close();
    return batches.batches;
  }

  private void add(JsonNode item) {
    int size = Sizes.size(item) + 1;
    if (items.size() == maxItems || !items.isEmpty() && bytes + size > maxBytes) {
      close();
    }
    items.add(item);
    bytes += size;
  }

  private void close() {
    if (items.isEmpty()) {
      return;
    }
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    if (batchInput != null) {
      batch.set("BatchInput", batchInput);
    }
    batch.set("Items", items);
    batches.add(batch);
    items = JsonNodeFactory.instance.arrayNode();
    bytes = 0;
  }
}
