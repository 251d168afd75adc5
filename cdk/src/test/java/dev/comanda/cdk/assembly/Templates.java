package dev.comanda.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.config.DeploymentConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The templates of an assembly, free to be altered, with what their references would be once
 * deployed: names as CloudFormation makes them, and the ARNs of such names.
 */
public final class Templates {

  public static final String ACCOUNT = "111122223333";

  private static final String REGION = DeploymentConfig.REGION;
  private static final String QUEUES = "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/";

  private final Map<String, JsonNode> stacks = new LinkedHashMap<>();
  private final String prefix;

  public Templates(Assembly assembly, String stage) {
    prefix = "Comanda-" + stage + "-";
    assembly.stacks().forEach(stack -> stacks.put(stack, assembly.template(stack).deepCopy()));
  }

  public List<Resource> resources(String type) {
    return stacks.entrySet().stream()
        .flatMap(
            stack ->
                stack.getValue().path("Resources").properties().stream()
                    .map(entry -> new Resource(stack.getKey(), entry.getKey(), entry.getValue())))
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  /** The ARN of a resource. */
  public String arn(Resource resource) {
    String name = name(resource.stack(), resource.id());
    return switch (resource.type()) {
      case "AWS::SNS::Topic" -> arn("sns", region(resource.stack()), name);
      case "AWS::SQS::Queue" -> arn("sqs", name);
      case "AWS::KMS::Key" -> arn("kms", region(resource.stack()), "key/" + name);
      case "AWS::CloudWatch::Alarm" -> arn("cloudwatch", region(resource.stack()), "alarm:" + name);
      case "AWS::IAM::Role" -> "arn:aws:iam::" + ACCOUNT + ":role/" + name;
      default -> "arn:aws:" + resource.type() + ":" + name;
    };
  }

  /** The ARN of the queue at a URL. */
  public static String queueArn(String url) {
    return arn("sqs", url.substring(QUEUES.length()));
  }

  /** The ARN of something where nearly everything is. */
  public static String arn(String service, String name) {
    return arn(service, REGION, name);
  }

  private static String arn(String service, String region, String name) {
    return "arn:aws:" + service + ":" + region + ":" + ACCOUNT + ":" + name;
  }

  /** Only the copies of mails, and what watches them, are elsewhere. */
  private static String region(String stack) {
    return stack.equals("Replica") ? DeploymentConfig.REPLICA_REGION : REGION;
  }

  /** A value as it would be once deployed. */
  public String text(String stack, JsonNode value) {
    if (value.has("Ref")) {
      return reference(stack, value.path("Ref").asText());
    }
    if (value.has("Fn::GetAtt")) {
      return attribute(stack, value.path("Fn::GetAtt"));
    }
    if (value.has("Fn::ImportValue")) {
      return imported(value.path("Fn::ImportValue").asText());
    }
    if (value.has("Fn::Join")) {
      return Resource.list(value.at("/Fn::Join/1")).stream()
          .map(part -> text(stack, part))
          .collect(Collectors.joining(value.at("/Fn::Join/0").asText()));
    }
    return value.asText();
  }

  private String reference(String stack, String id) {
    return switch (id) {
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Region" -> REGION;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> referenceToResource(stack, id);
    };
  }

  private String referenceToResource(String stack, String id) {
    JsonNode definition = stacks.get(stack).path("Resources").path(id);
    return switch (definition.path("Type").asText()) {
      case "AWS::SNS::Topic" -> arn(new Resource(stack, id, definition));
      case "AWS::SQS::Queue" -> QUEUES + name(stack, id);
      default -> name(stack, id);
    };
  }

  private String attribute(String stack, JsonNode idAndName) {
    String id = idAndName.path(0).asText();
    String name = idAndName.path(1).asText();
    JsonNode definition = stacks.get(stack).path("Resources").path(id);
    return name.equals("Arn") || name.equals("TopicArn")
        ? arn(new Resource(stack, id, definition))
        : name(stack, id) + "." + name;
  }

  private String imported(String export) {
    for (Map.Entry<String, JsonNode> stack : stacks.entrySet()) {
      for (JsonNode output : stack.getValue().path("Outputs")) {
        if (output.at("/Export/Name").asText().equals(export)) {
          return text(stack.getKey(), output.path("Value"));
        }
      }
    }
    throw new AssertionError("Nothing exports " + export);
  }

  private String name(String stack, String id) {
    return prefix + stack + "-" + id + "-1A2B3C4D5E6F";
  }
}
