package dev.comanda.engine.states.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.Json;

/**
 * Events as {@code GetExecutionHistory} writes them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
public final class HistoryJson {

  private final boolean withData;

  /**
   * @param withData whether inputs and outputs are told
   */
  public HistoryJson(boolean withData) {
    this.withData = withData;
  }

  /** One event. */
  public ObjectNode write(HistoryEvent event) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("timestamp", event.timestamp().toEpochMilli() / 1000.0);
    json.put("type", event.type().awsName());
    json.put("id", event.id());
    json.put("previousEventId", event.previousEventId());
    if (event.details() != null) {
      event.details().write(new DetailsJson(json.putObject(event.type().detailsField()), withData));
    }
    return json;
  }
}
