package dev.comanda.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The published schema of the event OrderPlaced. */
public final class EventSchema {

  static final JsonNode DOCUMENT = read();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(DOCUMENT);

  private EventSchema() {}

  /** What is wrong with the event; empty if it is valid. */
  public static List<Error> errors(JsonNode event) {
    return SCHEMA.validate(
        event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static JsonNode read() {
    try (InputStream file =
        OrderPlaced.class.getResourceAsStream(
            "/dev/comanda/contract/schemas/order-placed.v1.schema.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
