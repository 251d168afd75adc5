package dev.comanda.engine.pipes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Brings a batch into the shape that the target takes, always an array, and delivers it once. */
final class Delivery {

  private final InputTemplate template;
  private final Target target;

  /**
   * @param template null to deliver the records as they are
   */
  Delivery(InputTemplate template, Target target) {
    this.template = template;
    this.target = target;
  }

  /** Never throws for a record that cannot be brought into shape. */
  Outcome deliver(List<? extends SourceRecord> batch) {
    String input;
    try {
      input = input(batch);
    } catch (RuntimeException e) {
      return new Outcome.Failed("The batch cannot be brought into shape: " + e.getClass());
    }
    if (input == null) {
      return new Outcome.Failed("InputTemplate makes no JSON");
    }
    if (tooLarge(input)) {
      return new Outcome.Failed("The input is larger than " + target.largestInput() + " bytes");
    }
    return target.deliver(input, batch.stream().map(SourceRecord::id).collect(Collectors.toSet()));
  }

  /** A JSON array; null when the template made something else. */
  private String input(List<? extends SourceRecord> batch) {
    var input = new StringBuilder("[");
    Instant ingested = Instant.now();
    for (SourceRecord record : batch) {
      if (input.length() > 1) {
        input.append(',');
      }
      if (template == null) {
        input.append(record.event());
      } else if (!template.render(record, ingested, input)) {
        return null;
      }
    }
    return input.append(']').toString();
  }

  private boolean tooLarge(String json) {
    int limit = target.largestInput();
    return json.length() > limit
        || (json.length() > limit / 3 && json.getBytes(StandardCharsets.UTF_8).length > limit);
  }
}
