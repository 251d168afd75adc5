package dev.comanda.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A resource of a synthesized template. */
public record Resource(String stack, String id, JsonNode definition) {

  private static final Pattern OF_CDK =
      Pattern.compile("Custom(CDKBucketDeployment|S3AutoDeleteObjects|VpcRestrictDefaultSG)");

  public String type() {
    return definition.path("Type").asText();
  }

  /** Whether it is a function that CDK brings along and runs at deployments, or belongs to one. */
  public boolean isOfCdk() {
    return OF_CDK.matcher(id).lookingAt();
  }

  public JsonNode properties() {
    return definition.path("Properties");
  }

  /** A property by JSON pointer; a missing node if there is none. */
  public JsonNode at(String pointer) {
    return properties().at(pointer);
  }

  /** The statements of a role's, a queue's or a bucket's policy. */
  public List<JsonNode> statements() {
    JsonNode document =
        properties().has("PolicyDocument")
            ? at("/PolicyDocument")
            : at("/AssumeRolePolicyDocument");
    return list(document.path("Statement"));
  }

  /** Whether it outlives its stack, and its replacement by another. */
  public boolean keptAfterItsStack() {
    return definition.path("DeletionPolicy").asText().startsWith("Retain")
        && definition.path("UpdateReplacePolicy").asText().equals("Retain");
  }

  /** An element's members: IAM writes a list of one as its only member. */
  public static List<JsonNode> list(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? StreamSupport.stream(oneOrMore.spliterator(), false).toList()
        : List.of(oneOrMore);
  }

  public static List<String> texts(JsonNode oneOrMore) {
    return list(oneOrMore).stream().map(JsonNode::asText).toList();
  }

  @Override
  public String toString() {
    return stack + "/" + id;
  }
}
