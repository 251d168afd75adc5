package dev.comanda.operations.verify;

import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Tells an operator where to look. Names are those that the stacks give. */
final class LookAt {

  private final Outputs outputs;

  LookAt(Outputs outputs) {
    this.outputs = outputs;
  }

  /**
   * The alarms of a stack.
   *
   * @param output one that the stack has
   * @param ids what is wrong, such as {@code OrderEmailFails}
   */
  List<String> alarms(String output, String... ids) {
    String stack = outputs.stack(output);
    return Arrays.stream(ids).map(id -> stack + "-" + id).toList();
  }

  /** Where to look for a hop that an order did not take. */
  List<String> of(Hop hop, String orderId) {
    List<String> lines = new ArrayList<>(alarms(hop.alarms()));
    hop.letters()
        .ifPresent(
            letters ->
                lines.add(
                    "queues  "
                        + letters.queues().stream()
                            .map(DeadLetters::name)
                            .collect(Collectors.joining(", "))));
    lines.add("logs    saved query " + folder() + "/an order's way, with " + orderId);
    return lines;
  }

  /** Where to look for a hop that a dead letter tells about. */
  List<String> of(Hop hop, OrderLetter letter) {
    List<String> lines = new ArrayList<>(alarms(hop.alarms()));
    lines.add("letter  " + letter.place());
    return lines;
  }

  /** Where to look for a call that the API did not answer. */
  List<String> ofApi(List<String> alarms) {
    List<String> lines = new ArrayList<>(alarms(alarms));
    lines.add("logs    saved query " + folder() + "/failures by cause, functions");
    return lines;
  }

  private static List<String> alarms(List<String> names) {
    return names.isEmpty() ? List.of() : List.of("alarms  " + String.join(", ", names));
  }

  private String folder() {
    String[] name = outputs.stack("TableName").split("-");
    return name[0] + "/" + name[1];
  }
}
