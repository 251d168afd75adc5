package dev.comanda.cdk.consumer;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.stream.Stream;

/**
 * A consumer of events, as an assembly has it: it begins with a queue's subscription.
 *
 * @param subscription of a queue to a topic
 */
public record Consumer(Assembly assembly, Resource subscription) {

  /** All of an assembly. */
  public static List<Consumer> in(Assembly assembly) {
    return assembly.resources("AWS::SNS::Subscription").stream()
        .filter(subscription -> subscription.at("/Protocol").asText().equals("sqs"))
        .map(subscription -> new Consumer(assembly, subscription))
        .toList();
  }

  /** Those of all kept configurations. */
  public static Stream<Consumer> everywhere() {
    return Assembly.all().flatMap(assembly -> in(assembly).stream());
  }

  static Stream<Consumer> dev() {
    return in(Assembly.dev()).stream();
  }

  /** Such as {@code OrderEmail}. */
  String id() {
    return queue().id().replaceAll("Queue$", "");
  }

  String stack() {
    return subscription.stack();
  }

  Resource topic() {
    return of("/TopicArn");
  }

  /** The queue that is worked on. */
  public Resource queue() {
    return of("/Endpoint");
  }

  Resource undelivered() {
    return of("/RedrivePolicy/deadLetterTargetArn");
  }

  Resource deadLetters() {
    return Reference.of(assembly, stack(), queue().at("/RedrivePolicy/deadLetterTargetArn"))
        .resource();
  }

  Resource pipe() {
    return assembly.resources("AWS::Pipes::Pipe").stream()
        .filter(
            pipe ->
                Reference.of(assembly, pipe.stack(), pipe.at("/Source")).resource().equals(queue()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No pipe reads " + queue()));
  }

  /** What the pipe starts. */
  public Resource workflow() {
    return Reference.of(assembly, pipe().stack(), pipe().at("/Target")).resource();
  }

  /**
   * A part, as Stack/LogicalId.
   *
   * @param suffix what its logical id has after the consumer's, such as {@code PipeLogs}
   */
  public String part(String suffix) {
    return stack() + "/" + id() + suffix;
  }

  private Resource of(String property) {
    return Reference.of(assembly, stack(), subscription.at(property)).resource();
  }

  @Override
  public String toString() {
    return assembly + " " + id();
  }
}
