package dev.comanda.local.operator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where dead letters are, and where they have to go again. Queues are named by their outputs. */
enum Route {
  EMAIL("EmailQueueUrl", "EmailDeadLetterQueueUrl", "EmailUndeliveredQueueUrl"),
  LAKE("LakeQueueUrl", "LakeDeadLetterQueueUrl", "LakeUndeliveredQueueUrl"),
  /** What SES told of mails that it had taken. */
  MAIL_EVENTS(
      "MailEventsQueueUrl", "MailEventsDeadLetterQueueUrl", "MailEventsUndeliveredQueueUrl"),
  /** Positions in the table's stream: their orders go through the workflow once more. */
  STREAM("OrderFanoutArn", "StreamDeadLetterQueueUrl");

  private static final String ALL = "all";

  private final String target;
  private final List<String> deadLetterQueues;

  Route(String target, String... deadLetterQueues) {
    this.target = target;
    this.deadLetterQueues = List.of(deadLetterQueues);
  }

  /**
   * The routes of that name, or all of them for {@code all}.
   *
   * @throws IllegalArgumentException if there is no such route
   */
  static Set<Route> named(String name) {
    if (name.equals(ALL)) {
      return EnumSet.allOf(Route.class);
    }
    return Arrays.stream(values())
        .filter(route -> route.id().equals(name))
        .findFirst()
        .map(Set::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--queue is '" + name + "': use one of " + choices() + "."));
  }

  /** What may be asked for, such as {@code email|all}. */
  static String choices() {
    return Arrays.stream(values()).map(Route::id).collect(Collectors.joining("|")) + "|" + ALL;
  }

  /** The name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The output that names what takes the letters. */
  String target() {
    return target;
  }

  /** The outputs that name the queues with the letters. */
  List<String> deadLetterQueues() {
    return deadLetterQueues;
  }
}
