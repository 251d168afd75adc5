package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Deployment;
import dev.comanda.it.Services;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Makes resources of the stacks through the services' own calls, each when an output or another
 * resource refers to it, under names that nobody else has.
 *
 * <p>It takes the templates' references and nothing else of CloudFormation. Left out is what no
 * emulator does or what has no bearing on the contracts: roles, keys, alarms, policies.
 */
final class Provisioning implements Deployment {

  /**
   * A resource that was made.
   *
   * @param ref what {@code Ref} gives
   * @param arn null where nothing refers to it
   */
  record Made(String ref, String arn) {}

  private final Services services;
  private final Stacks stacks;
  private final Makers makers;
  private final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private final Map<String, Made> made = new HashMap<>();

  Provisioning(Services services, Stacks stacks) {
    this.services = services;
    this.stacks = stacks;
    this.makers = new Makers(services);
  }

  @Override
  public Services services() {
    return services;
  }

  @Override
  public synchronized String output(String key) {
    Stacks.Scoped output = stacks.output(key);
    return value(output.stack(), output.json());
  }

  private Made resource(String stack, String logicalId) {
    String key = stack + "/" + logicalId;
    Made there = made.get(key);
    if (there != null) {
      return there;
    }
    JsonNode resource = stacks.resource(stack, logicalId);
    Properties properties =
        new Properties(resource.path("Properties"), reference -> value(stack, reference));
    Made now = make(resource.path("Type").asText(), prefix + logicalId, properties);
    made.put(key, now);
    if (resource.path("Type").asText().equals("AWS::SNS::Topic")) {
      subscribe(stack, logicalId);
    }
    return now;
  }

  private Made make(String type, String name, Properties properties) {
    return switch (type) {
      case "AWS::DynamoDB::Table" -> makers.table(name, properties);
      case "AWS::S3::Bucket" -> makers.bucket(name);
      case "AWS::Kinesis::Stream" -> makers.stream(name, properties);
      case "AWS::SQS::Queue" -> makers.queue(name, properties);
      case "AWS::SNS::Topic" -> makers.topic(name);
      case "AWS::SNS::Subscription" -> makers.subscription(properties);
      case "AWS::Lambda::Function" -> makers.function(name, properties);
      // Releases are no part of a contract: the alias is its function.
      case "AWS::Lambda::Alias" -> new Made(properties.text("FunctionName"), null);
      case "AWS::StepFunctions::StateMachine" -> makers.stateMachine(name, properties);
      default -> throw new IllegalArgumentException("No contract needs a " + type + ": " + name);
    };
  }

  /** Nothing refers to a subscription; it comes with its topic, from whichever stack. */
  private void subscribe(String stack, String topic) {
    for (String consumer : stacks.templates().keySet()) {
      for (String subscription : stacks.ofType(consumer, "AWS::SNS::Subscription")) {
        JsonNode arn = stacks.resource(consumer, subscription).at("/Properties/TopicArn");
        Stacks.Scoped subscribed =
            arn.has("Fn::ImportValue")
                ? stacks.export(arn.get("Fn::ImportValue").asText())
                : new Stacks.Scoped(consumer, arn);
        if (subscribed.stack().equals(stack)
            && subscribed.json().path("Ref").asText().equals(topic)) {
          resource(consumer, subscription);
        }
      }
    }
  }

  private String value(String stack, JsonNode json) {
    if (json.isValueNode()) {
      return json.asText();
    }
    if (json.has("Fn::Join")) {
      return StreamSupport.stream(json.at("/Fn::Join/1").spliterator(), false)
          .map(part -> value(stack, part))
          .collect(Collectors.joining(json.at("/Fn::Join/0").asText()));
    }
    if (json.path("Ref").asText().equals("AWS::Partition")) {
      return "aws";
    }
    if (json.has("Ref")) {
      return resource(stack, json.get("Ref").asText()).ref();
    }
    if (json.at("/Fn::GetAtt/1").asText().equals("Arn")) {
      return resource(stack, json.at("/Fn::GetAtt/0").asText()).arn();
    }
    if (json.has("Fn::ImportValue")) {
      Stacks.Scoped export = stacks.export(json.get("Fn::ImportValue").asText());
      return value(export.stack(), export.json());
    }
    throw new IllegalArgumentException(
        "Only Ref, an Arn, Fn::Join and Fn::ImportValue are read, not " + json);
  }
}
