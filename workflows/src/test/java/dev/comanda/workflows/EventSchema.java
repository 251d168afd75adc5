package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The published schema of the event OrderPlaced. */
final class EventSchema {

  static final JsonNode DOCUMENT =
      Definitions.parse(Definitions.text("events/order-placed.v1.schema.json"));

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(DOCUMENT);

  private EventSchema() {}

  /** What is wrong with the event; empty if it is valid. */
  static List<Error> errors(JsonNode event) {
    return SCHEMA.validate(
        event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
