package dev.comanda.engine.services.sns;

import dev.comanda.engine.aws.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The topics there are. */
final class Topics {

  private static final int ARN_ELEMENTS = 6;

  private final Map<String, Topic> byArn = new ConcurrentSkipListMap<>();

  void add(Topic topic) {
    byArn.put(topic.arn(), topic);
  }

  /** The topic of that ARN: the one that is there, or else this one from now on. */
  Topic addOrGet(Topic topic) {
    Topic there = byArn.putIfAbsent(topic.arn(), topic);
    return there == null ? topic : there;
  }

  /** Forgets a topic and its subscriptions, if there is one. */
  void remove(String arn) {
    byArn.remove(arn);
  }

  List<Topic> all() {
    return List.copyOf(byArn.values());
  }

  /**
   * @throws AwsError with the code InvalidParameter or NotFound
   */
  Topic get(String arn) {
    int elements = arn.split(":", -1).length;
    if (elements < ARN_ELEMENTS) {
      throw new AwsError(
          "InvalidParameter",
          "Invalid parameter: TopicArn Reason: An ARN must have at least %d elements, not %d"
              .formatted(ARN_ELEMENTS, elements),
          400);
    }
    if (!arn.matches("arn:aws:sns:[^:]+:\\d+:[^:]+")) {
      throw new AwsError("InvalidParameter", "Invalid parameter: TopicArn", 400);
    }
    Topic topic = byArn.get(arn);
    if (topic == null) {
      throw new AwsError("NotFound", "Topic does not exist", 404);
    }
    return topic;
  }

  /**
   * @throws AwsError with the code NotFound
   */
  Subscription subscription(String arn) {
    return find(arn).orElseThrow(Topics::noSubscription);
  }

  /** Puts another subscription in the place of one. */
  void change(String arn, UnaryOperator<Subscription> change) {
    Subscription changed = change.apply(subscription(arn));
    byArn
        .get(changed.topicArn())
        .subscriptions()
        .replaceAll(other -> other.arn().equals(arn) ? changed : other);
  }

  void removeSubscription(String arn) {
    byArn.values().forEach(topic -> topic.subscriptions().removeIf(s -> s.arn().equals(arn)));
  }

  private Optional<Subscription> find(String arn) {
    return byArn.values().stream()
        .flatMap(topic -> topic.subscriptions().stream())
        .filter(subscription -> subscription.arn().equals(arn))
        .findFirst();
  }

  private static AwsError noSubscription() {
    return new AwsError("NotFound", "Subscription does not exist", 404);
  }
}
