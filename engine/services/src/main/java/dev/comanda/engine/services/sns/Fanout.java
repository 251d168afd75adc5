package dev.comanda.engine.services.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Brings published messages to the queues that want them. */
final class Fanout {

  private final QueueDelivery queues;
  private final Executor threads;

  /**
   * @param threads for all queues but the first, which is served on the caller's thread
   */
  Fanout(QueueDelivery queues, Executor threads) {
    this.queues = queues;
    this.threads = threads;
  }

  /**
   * Offers the messages to every queue once; returns when each has taken or refused them. What a
   * queue could not take is offered again later.
   */
  void deliver(Topic topic, List<Message> messages) {
    List<Runnable> deliveries = new ArrayList<>();
    for (Subscription subscription : topic.subscriptions()) {
      List<QueueEntry> wanted =
          messages.stream()
              .filter(subscription::wants)
              .map(message -> QueueEntry.of(message, subscription, topic))
              .toList();
      if (!wanted.isEmpty()) {
        deliveries.add(() -> queues.deliver(subscription, wanted));
      }
    }
    if (deliveries.isEmpty()) {
      return;
    }
    CompletableFuture<?>[] others =
        deliveries.stream()
            .skip(1)
            .map(delivery -> CompletableFuture.runAsync(delivery, threads))
            .toArray(CompletableFuture[]::new);
    deliveries.get(0).run();
    CompletableFuture.allOf(others).join();
  }
}
