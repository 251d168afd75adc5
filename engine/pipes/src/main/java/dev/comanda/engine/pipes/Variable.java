package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;

/** What stands between angle brackets in an input template. */
@FunctionalInterface
interface Variable {

  /** Its value; a missing node when the event has none. */
  JsonNode of(SourceRecord record, Instant ingested);

  /**
   * @param text without the angle brackets
   * @throws IllegalArgumentException if there is no such variable
   */
  static Variable parse(String text, TemplateContext context) {
    if (text.startsWith("$")) {
      var path = new JsonPath(text);
      return (record, ingested) -> path.of(record.decoded());
    }
    return switch (text) {
      case "aws.pipes.pipe-arn" -> constant(context.pipeArn());
      case "aws.pipes.pipe-name" -> constant(context.pipeName());
      case "aws.pipes.source-arn" -> constant(context.sourceArn());
      case "aws.pipes.enrichment-arn" -> constant("");
      case "aws.pipes.target-arn" -> constant(context.targetArn());
      case "aws.pipes.event.ingestion-time" ->
          (record, ingested) -> TextNode.valueOf(ingested.toString());
      case "aws.pipes.event" -> (record, ingested) -> record.event();
      case "aws.pipes.event.json" ->
          (record, ingested) -> record.isJson() ? record.decoded() : MissingNode.getInstance();
      default ->
          throw new IllegalArgumentException(
              "InputTemplate names the variable <%s>, which does not exist".formatted(text));
    };
  }

  private static Variable constant(String value) {
    JsonNode node = TextNode.valueOf(value);
    return (record, ingested) -> node;
  }
}
