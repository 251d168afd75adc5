package dev.comanda.lake;

import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.json.TaskInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one call: those that make a row, and those that never will.
 *
 * @param rejected message ids, each with the reason, which quotes nothing of the event
 */
record LakeBatch(List<LakeRecord> records, Map<String, String> rejected) {

  /** Reads the events. */
  static LakeBatch of(List<TaskInput.Message> messages) {
    List<LakeRecord> records = new ArrayList<>();
    Map<String, String> rejected = new LinkedHashMap<>();
    for (TaskInput.Message message : messages) {
      try {
        records.add(new LakeRecord(message.messageId(), row(message.fields())));
      } catch (InvalidEventException e) {
        rejected.put(message.messageId(), e.getMessage());
      }
    }
    return new LakeBatch(records, rejected);
  }

  private static LakeRow row(Fields message) {
    LakeRow row = message.object("event", LakeRow::of);
    if (row.size() > LakeStream.MOST_RECORD_BYTES) {
      message.wrongBelow(
          "/event",
          "Its row takes " + row.size() + " bytes; Kinesis takes " + LakeStream.MOST_RECORD_BYTES);
    }
    return row;
  }
}
