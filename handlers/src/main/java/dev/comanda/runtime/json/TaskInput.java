package dev.comanda.runtime.json;

import dev.comanda.contract.event.FirstError;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.Fields;
import java.io.InputStream;
import java.util.Map;

/** What a workflow hands to a task. */
public final class TaskInput {

  private static final FirstError ERRORS = new FirstError();

  private TaskInput() {}

  /**
   * The fields of the whole input, of which the first that is wrong ends the reading.
   *
   * @throws InvalidEventException if the input is no JSON object
   */
  public static Fields read(InputStream input) {
    Object value = parsed(input);
    if (!(value instanceof Map<?, ?>)) {
      ERRORS.add("", "Must be an object, not " + Fields.kind(value));
    }
    return Fields.of(Json.object(value), ERRORS);
  }

  private static Object parsed(InputStream input) {
    try {
      return Json.parse(input);
    } catch (JsonException e) {
      String at = e.pointer().isEmpty() ? "The input" : e.pointer();
      throw new InvalidEventException(at + ": " + e.getMessage(), e);
    }
  }
}
