package dev.comanda.cdk.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import dev.comanda.cdk.assembly.Templates;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every call on a topic or a queue that the templates make happen, with the calls on the keys that
 * encrypt them: of SNS for subscriptions, of pipes, of workflows, of SES and of alarms.
 */
final class Deliveries {

  private static final List<String> WRITE = List.of("kms:GenerateDataKey", "kms:Decrypt");

  private final Templates templates;
  private final Map<String, String> keys = new TreeMap<>();
  private final List<Access.Call> calls = new ArrayList<>();

  Deliveries(Templates templates) {
    this.templates = templates;
    for (String type : List.of("AWS::SQS::Queue", "AWS::SNS::Topic")) {
      for (Resource resource : templates.resources(type)) {
        if (resource.properties().has("KmsMasterKeyId")) {
          keys.put(
              templates.arn(resource),
              templates.text(resource.stack(), resource.at("/KmsMasterKeyId")));
        }
      }
    }
    templates.resources("AWS::SNS::Subscription").forEach(this::subscription);
    templates.resources("AWS::Pipes::Pipe").forEach(this::pipe);
    templates.resources("AWS::StepFunctions::StateMachine").forEach(this::workflow);
    templates.resources("AWS::SES::ConfigurationSetEventDestination").forEach(this::mailEvents);
    templates.resources("AWS::CloudWatch::Alarm").forEach(this::alarm);
  }

  List<Access.Call> calls() {
    return calls;
  }

  private void subscription(Resource subscription) {
    if (!subscription.at("/Protocol").asText().equals("sqs")) {
      return;
    }
    String topic = text(subscription, subscription.at("/TopicArn"));
    send("sns.amazonaws.com", text(subscription, subscription.at("/Endpoint")), topic);
    JsonNode deadLetters = subscription.at("/RedrivePolicy/deadLetterTargetArn");
    if (!deadLetters.isMissingNode()) {
      send("sns.amazonaws.com", text(subscription, deadLetters), topic);
    }
  }

  private void pipe(Resource pipe) {
    String role = text(pipe, pipe.at("/RoleArn"));
    String source = text(pipe, pipe.at("/Source"));
    if (source.contains(":sqs:")) {
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
          .forEach(action -> call(role, action, source, ""));
      if (keys.containsKey(source)) {
        call(role, "kms:Decrypt", keys.get(source), "");
      }
    }
    JsonNode deadLetters = pipe.properties().findValue("DeadLetterConfig");
    if (deadLetters != null) {
      send(role, text(pipe, deadLetters.path("Arn")), "");
    }
  }

  private void workflow(Resource machine) {
    String role = text(machine, machine.at("/RoleArn"));
    TemplateText definition = TemplateText.of(machine.at("/DefinitionString"));
    for (JsonNode task : json(definition).findParents("Resource")) {
      String api = task.path("Resource").asText();
      if (api.contains(":sqs:sendMessage")) {
        String url = text(machine, definition.value(task.at("/Arguments/QueueUrl")));
        send(role, Templates.queueArn(url), "");
      } else if (api.contains(":sns:publish")) {
        publish(role, text(machine, definition.value(task.at("/Arguments/TopicArn"))), "");
      }
    }
  }

  private void mailEvents(Resource destination) {
    JsonNode topic = destination.at("/EventDestination/SnsDestination/TopicARN");
    if (!topic.isMissingNode()) {
      String set = text(destination, destination.at("/ConfigurationSetName"));
      publish(
          "ses.amazonaws.com",
          text(destination, topic),
          Templates.arn("ses", "configuration-set/" + set));
    }
  }

  private void alarm(Resource alarm) {
    for (JsonNode topic : alarm.at("/AlarmActions")) {
      publish("cloudwatch.amazonaws.com", text(alarm, topic), templates.arn(alarm));
    }
  }

  private void send(String caller, String queue, String source) {
    call(caller, "sqs:SendMessage", queue, source);
    write(caller, queue, source);
  }

  private void publish(String caller, String topic, String source) {
    call(caller, "sns:Publish", topic, source);
    write(caller, topic, source);
  }

  private void write(String caller, String target, String source) {
    if (keys.containsKey(target)) {
      WRITE.forEach(action -> call(caller, action, keys.get(target), source));
    }
  }

  private void call(String caller, String action, String resource, String source) {
    // IAM does not tell aws:SourceArn from AWS:SourceArn.
    Map<String, String> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    context.put("aws:SecureTransport", "true");
    if (!source.isEmpty()) {
      context.put("aws:SourceArn", source);
      context.put("aws:SourceAccount", Templates.ACCOUNT);
    }
    calls.add(new Access.Call(caller, action, resource, context));
  }

  private static JsonNode json(TemplateText definition) {
    try {
      return new ObjectMapper().readTree(definition.text());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(Resource resource, JsonNode value) {
    return templates.text(resource.stack(), value);
  }
}
