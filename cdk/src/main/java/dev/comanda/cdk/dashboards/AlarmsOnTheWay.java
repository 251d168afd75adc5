package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.consumer.EventConsumer;
import dev.comanda.cdk.consumer.Producer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.constructs.IConstruct;

/** Which alarms belong to which dashboard: each to one at least, of whatever stack it is. */
final class AlarmsOnTheWay {

  private final IConstruct app;
  private final Set<Stack> shown = new HashSet<>();

  AlarmsOnTheWay(IConstruct app) {
    this.app = app;
  }

  /** Those of a flow: of the table, of who publishes events, and of who consumes them. */
  List<String> of(ITable table, Producer orders, List<EventConsumer> consumers) {
    Stream<IConstruct> on =
        Stream.concat(
            Stream.of(table, orders.topic(), orders.worker().workflow()), consumers.stream());
    Set<Stack> stacks = new LinkedHashSet<>(on.map(Stack::of).toList());
    shown.addAll(stacks);
    return arns(stacks.stream());
  }

  /** Those that no flow has shown so far, of the same region, and those of the table. */
  List<String> ofTheRestAnd(ITable table) {
    Stack data = Stack.of(table);
    return arns(
        app.getNode().getChildren().stream()
            .filter(Stack.class::isInstance)
            .map(Stack.class::cast)
            .filter(stack -> stack.getRegion().equals(data.getRegion()))
            .filter(stack -> stack.equals(data) || !shown.contains(stack)));
  }

  private static List<String> arns(Stream<Stack> stacks) {
    return stacks.flatMap(stack -> Alarms.arnsIn(stack).stream()).toList();
  }
}
