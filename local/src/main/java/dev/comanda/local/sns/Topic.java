package dev.comanda.local.sns;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic and who is subscribed to it. */
final class Topic {

  private final String arn;
  private final String displayName;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  Topic(String arn, String displayName) {
    this.arn = arn;
    this.displayName = displayName;
  }

  String arn() {
    return arn;
  }

  String displayName() {
    return displayName;
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }
}
