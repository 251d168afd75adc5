package dev.comanda.engine.states.asl;

import dev.comanda.engine.states.asl.TemplateParser.Outcome;
import java.util.List;

/** Parses a Map state. */
final class MapParser {

  private static final List<String> MODES = List.of("INLINE", "DISTRIBUTED");

  private final Parser parser;
  private final String name;
  private final Fields fields;

  MapParser(Parser parser, String name, Fields fields) {
    this.parser = parser;
    this.name = name;
    this.fields = fields;
  }

  /** The state; null when it has nothing inside. */
  State parse() {
    fields.jsonPath(
        "ItemsPath",
        "Parameters",
        "ResultPath",
        "ResultSelector",
        "MaxConcurrencyPath",
        "ToleratedFailureCountPath",
        "ToleratedFailurePercentagePath");
    fields.jsonata("Items");
    fields.exclude("ItemSelector", "Parameters");
    fields.exclude("MaxConcurrency", "MaxConcurrencyPath");
    fields.exclude("ToleratedFailureCount", "ToleratedFailureCountPath");
    fields.exclude("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
    fields.exclude("ItemProcessor", "Iterator");
    String inside = fields.has("Iterator") ? "Iterator" : "ItemProcessor";
    fields.require(inside);
    Fields processor = fields.object(inside);
    if (processor == null) {
      return null;
    }
    boolean distributed = isDistributed(processor.object("ProcessorConfig"));
    if (distributed) {
      readDistributed();
    }
    Flow flow = parser.flow(processor);
    processor.end();
    return new State.MapItems(
        name,
        fields.template("Items"),
        fields.template("ItemSelector"),
        batcher(fields.object("ItemBatcher")),
        fields.count("MaxConcurrency", 0, Integer.MAX_VALUE),
        fields.count("ToleratedFailureCount", 0, Integer.MAX_VALUE),
        percentage(),
        flow,
        RecoveryParser.parse(fields),
        StateParser.exit(fields, Outcome.RESULT));
  }

  private boolean isDistributed(Fields config) {
    if (config == null) {
      return false;
    }
    String mode = config.oneOf("Mode", MODES);
    if (parser.express() && "DISTRIBUTED".equals(mode)) {
      config.refuse("Mode", "Express state machine does not support Map state in mode " + mode);
    }
    if ("DISTRIBUTED".equals(mode)) {
      config.oneOf("ExecutionType", List.of("STANDARD", "EXPRESS"));
    }
    config.end();
    return "DISTRIBUTED".equals(mode);
  }

  /** Reads what only a distributed map has, and this runtime refuses to execute. */
  private void readDistributed() {
    fields.text("Label");
    for (String field : List.of("ItemReader", "ResultWriter")) {
      if (fields.object(field) != null) {
        parser.refuseToExecute(
            fields.at(field), "This runtime reads and writes no Map items in Amazon S3");
      }
    }
  }

  private Template percentage() {
    Template percentage = fields.template("ToleratedFailurePercentage");
    if (percentage instanceof Template.Literal) {
      fields.number("ToleratedFailurePercentage", 0, 100);
    }
    return percentage;
  }

  private static ItemBatcher batcher(Fields batcher) {
    if (batcher == null) {
      return null;
    }
    batcher.jsonPath("MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath");
    batcher.exclude("MaxItemsPerBatch", "MaxItemsPerBatchPath");
    batcher.exclude("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
    var parsed =
        new ItemBatcher(
            batcher.template("BatchInput"),
            batcher.count("MaxItemsPerBatch", 0, Integer.MAX_VALUE),
            batcher.count("MaxInputBytesPerBatch", 0, 262_144));
    batcher.end();
    return parsed;
  }
}
