package dev.comanda.runtime.json;

import dev.comanda.contract.event.FirstError;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
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

  /**
   * What a batch has for a task. One message that cannot be read is no fault of the others.
   *
   * @param messageId the queue's
   * @param raw the event as it came
   */
  public record Message(String messageId, RawJson raw) {

    /**
     * The message with its member {@code event}.
     *
     * @throws InvalidEventException if the event cannot be read at all
     */
    public Fields fields() {
      try {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("event", raw.value());
        return Fields.of(members, ERRORS);
      } catch (JsonException e) {
        throw new InvalidEventException("/event" + e.pointer() + ": " + e.getMessage(), e);
      }
    }
  }

  /**
   * The messages of the input {@code {"records": [{messageId, event}]}}.
   *
   * @throws InvalidEventException if it is no such list
   */
  public static List<Message> messages(InputStream input) {
    try {
      RawJson records = member(RawJson.of(input), "records");
      return records.elements().stream()
          .map(
              each ->
                  new Message((String) member(each, "messageId").value(), member(each, "event")))
          .toList();
    } catch (JsonException | ClassCastException e) {
      throw new InvalidEventException("/records: Must be messages with id and event", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawJson member(RawJson object, String name) {
    RawJson member = object.members().get(name);
    if (member == null) {
      throw new JsonException("/" + name, "Is missing");
    }
    return member;
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
