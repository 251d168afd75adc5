package dev.comanda.cdk.consumer;

import static java.util.Map.entry;

import dev.comanda.cdk.board.Graphs;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.workflows.construct.Ordered;
import java.util.ArrayList;
import java.util.List;

/** What dashboards show of any consumer. */
final class ConsumerLegs {

  private ConsumerLegs() {}

  static List<Leg> of(WorkQueue queue, Worker worker, String missing) {
    List<Leg> legs = new ArrayList<>();
    legs.add(waiting(queue, worker, missing));
    legs.add(workflow(worker));
    if (!worker.functions().isEmpty()) {
      legs.add(tasks(worker));
    }
    return legs;
  }

  private static Leg waiting(WorkQueue queue, Worker worker, String missing) {
    return Leg.of(
        "Events wait for " + worker.workflow().name(),
        "Age is seconds when all is well. It grows to six minutes when a message is tried again,"
            + " and further when nothing works. While anything waits for an operator, "
            + missing
            + ".",
        Graphs.messages(queue.queue()),
        Graphs.age(queue.queue()),
        Graphs.deadLetters(
            Ordered.map(
                entry("given up", queue.deadLetterQueue()),
                entry("undelivered", queue.undeliveredQueue()))));
  }

  private static Leg workflow(Worker worker) {
    return Leg.of(
        "The workflow " + worker.workflow().name(),
        "A batch that failed in part is normal when a service throttles: those messages come again."
            + " Failed runs are not.",
        Graphs.pipe(worker.pipe()),
        Graphs.runs(worker.workflow()),
        Graphs.runTimes(worker.workflow()));
  }

  private static Leg tasks(Worker worker) {
    return Leg.of(
        "The tasks of " + worker.workflow().name(),
        "A call of more than 10 s is cut off. A task that fails is tried again by the workflow.",
        Graphs.calls(worker.functions()),
        Graphs.failures(worker.functions()),
        Graphs.durations(worker.functions()));
  }
}
