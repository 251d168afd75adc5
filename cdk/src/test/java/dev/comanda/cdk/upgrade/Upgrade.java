package dev.comanda.cdk.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.upgrade.Release.Deployed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens when {@code cdk deploy --all} turns one release into another, stack by stack: each
 * stack is judged against what the others are at that moment.
 */
public final class Upgrade {

  /** What must not happen unless somebody has thought of it. */
  public enum Kind {
    /** Another resource takes its place: its data stay behind, or are lost. */
    REPLACED,
    /** It is in the template no longer, or under another logical id. */
    REMOVED,
    /** CloudFormation refuses a resource that is of another type. */
    RETYPED,
    /** CloudFormation makes the new resource first, whose name is taken. */
    COLLIDES,
    /** CloudFormation refuses to remove or to change an export that another stack imports. */
    IN_USE,
    /** {@code cdk} deletes no stack that an app has no longer. */
    LEFT_BEHIND
  }

  /**
   * What happens to a resource, an export or a stack.
   *
   * @param what such as {@code Data/OrdersTable}
   * @param why which property, or which other stack
   */
  public record Finding(Kind kind, String what, String why) {

    @Override
    public String toString() {
      return kind + " " + what + ": " + why;
    }
  }

  /** What keeps data, or is known outside by a name or an id that would be another. */
  private static final Set<String> LASTING =
      Set.of(
          "AWS::ApiGatewayV2::Api",
          "AWS::CloudFront::Distribution",
          "AWS::Cognito::UserPool",
          "AWS::Cognito::UserPoolClient",
          "AWS::DynamoDB::Table",
          "AWS::KMS::Key",
          "AWS::Kinesis::Stream",
          "AWS::S3::Bucket",
          "AWS::SES::EmailIdentity",
          "AWS::SQS::Queue",
          "AWS::SecretsManager::Secret");

  private final UpdateBehaviours behaviours;
  private final Release to;
  private final Map<String, Deployed> now;
  private final PhysicalNames names;
  private final Set<Finding> findings = new TreeSet<>(Comparator.comparing(Finding::toString));

  private Upgrade(Release from, Release to, UpdateBehaviours behaviours) {
    this.behaviours = behaviours;
    this.to = to;
    this.now = new LinkedHashMap<>(from.stacks());
    this.names = new PhysicalNames(behaviours);
  }

  public static List<Finding> findings(Release from, Release to) {
    Upgrade upgrade = new Upgrade(from, to, UpdateBehaviours.of(from, to));
    to.stacks().keySet().forEach(upgrade::deploy);
    from.stacks().keySet().stream()
        .filter(stack -> !to.stacks().containsKey(stack))
        .forEach(stack -> upgrade.add(Kind.LEFT_BEHIND, stack, "the app has it no longer"));
    return List.copyOf(upgrade.findings);
  }

  private void deploy(String stack) {
    Deployed after = to.stacks().get(stack);
    Deployed before = now.getOrDefault(stack, Deployed.nothing(after.region()));
    Map<String, String> replaced = replaced(before, after);
    before.ids().forEach(id -> resource(stack, id, before, after, replaced.get(id)));
    exports(stack, before, after, replaced.keySet());
    after
        .ids()
        .filter(id -> before.resource(id).isMissingNode() || replaced.containsKey(id))
        .forEach(id -> name(stack, id, after));
    before
        .ids()
        .filter(id -> after.resource(id).isMissingNode() || replaced.containsKey(id))
        .filter(id -> keeps(before.resource(id), replaced.containsKey(id)))
        .forEach(id -> names.keep(stack, id, before));
    now.put(stack, after);
  }

  private void resource(String stack, String id, Deployed before, Deployed after, String why) {
    String type = type(before, id);
    if (after.resource(id).isMissingNode()) {
      if (LASTING.contains(type)) {
        add(Kind.REMOVED, stack + "/" + id, "the template has it no longer");
      }
    } else if (!type(after, id).equals(type)) {
      add(Kind.RETYPED, stack + "/" + id, type + " becomes " + type(after, id));
    } else if (why != null && LASTING.contains(type)) {
      add(Kind.REPLACED, stack + "/" + id, why);
    }
  }

  private void exports(String stack, Deployed before, Deployed after, Set<String> replaced) {
    Map<String, JsonNode> left = exports(after);
    exports(before)
        .forEach(
            (name, value) -> {
              boolean same =
                  value.equals(left.get(name)) && referred(value).noneMatch(replaced::contains);
              if (!same) {
                importers(name)
                    .forEach(
                        importer ->
                            add(
                                Kind.IN_USE,
                                name,
                                importer
                                    + " imports it when "
                                    + stack
                                    + (left.containsKey(name) ? " changes it" : " removes it")));
              }
            });
  }

  private Stream<String> importers(String export) {
    return now.entrySet().stream()
        .filter(
            other ->
                other.getValue().template().findValues("Fn::ImportValue").stream()
                    .anyMatch(name -> name.asText().equals(export)))
        .map(Map.Entry::getKey);
  }

  private void name(String stack, String id, Deployed after) {
    names
        .holder(stack, id, after, now)
        .ifPresent(holder -> add(Kind.COLLIDES, stack + "/" + id, holder + " has its name"));
  }

  /** The resources that are replaced, each with the property because of which. */
  private Map<String, String> replaced(Deployed before, Deployed after) {
    Map<String, String> replaced = new TreeMap<>();
    int known;
    do {
      known = replaced.size();
      before
          .ids()
          .filter(id -> !replaced.containsKey(id) && type(before, id).equals(type(after, id)))
          .forEach(
              id ->
                  behaviours.replacing(type(before, id)).stream()
                      .filter(path -> changes(path, id, before, after, replaced.keySet()))
                      .findFirst()
                      .ifPresent(path -> replaced.put(id, path + " changes")));
    } while (replaced.size() > known);
    return replaced;
  }

  private static boolean changes(
      String path, String id, Deployed before, Deployed after, Set<String> replaced) {
    JsonNode value = PhysicalNames.at(after.resource(id), path);
    return !value.equals(PhysicalNames.at(before.resource(id), path))
        || referred(value).anyMatch(replaced::contains);
  }

  /** The resources of the same stack that a value refers to. */
  private static Stream<String> referred(JsonNode value) {
    return Stream.concat(
        value.findValues("Ref").stream().map(JsonNode::asText),
        value.findValues("Fn::GetAtt").stream().map(target -> target.path(0).asText()));
  }

  private static boolean keeps(JsonNode resource, boolean replaced) {
    return resource
        .path(replaced ? "UpdateReplacePolicy" : "DeletionPolicy")
        .asText()
        .startsWith("Retain");
  }

  private static Map<String, JsonNode> exports(Deployed stack) {
    return stack.template().path("Outputs").properties().stream()
        .map(Map.Entry::getValue)
        .filter(output -> output.has("Export"))
        .collect(
            Collectors.toMap(
                output -> output.at("/Export/Name").asText(), output -> output.path("Value")));
  }

  private static String type(Deployed stack, String id) {
    return stack.resource(id).path("Type").asText();
  }

  private void add(Kind kind, String what, String why) {
    findings.add(new Finding(kind, what, why));
  }
}
