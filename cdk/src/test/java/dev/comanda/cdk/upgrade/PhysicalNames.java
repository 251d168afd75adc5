package dev.comanda.cdk.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.upgrade.Release.Deployed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that templates give their resources, of which an account has room for one each. */
final class PhysicalNames {

  private static final Pattern REFERENCE =
      Pattern.compile("\"Ref\":\"(?!AWS::)|\"Fn::(GetAtt|ImportValue)\"");

  /** Whose names are one in all regions. */
  private static final Pattern GLOBAL =
      Pattern.compile("AWS::(S3::Bucket|IAM|CloudFront|Route53|Budgets)\\b.*");

  private final UpdateBehaviours behaviours;
  private final Map<String, String> kept = new HashMap<>();

  PhysicalNames(UpdateBehaviours behaviours) {
    this.behaviours = behaviours;
  }

  /** Says that a resource stays when its stack has it no longer. */
  void keep(String stack, String id, Deployed before) {
    of(stack, id, before).ifPresent(name -> kept.put(name, stack + "/" + id + ", which is kept,"));
  }

  /** Who has the name that a new resource is to have. */
  Optional<String> holder(String stack, String id, Deployed after, Map<String, Deployed> now) {
    Optional<String> wanted = of(stack, id, after);
    Optional<String> holder =
        wanted.flatMap(
            name ->
                now.entrySet().stream()
                    .flatMap(
                        other ->
                            other
                                .getValue()
                                .ids()
                                .filter(
                                    candidate ->
                                        of(other.getKey(), candidate, other.getValue())
                                            .equals(wanted))
                                .map(candidate -> other.getKey() + "/" + candidate))
                    .findFirst());
    return holder.or(() -> wanted.map(kept::get));
  }

  /** Type, region and name; empty if the name is CloudFormation's or the service's to make. */
  private Optional<String> of(String stack, String id, Deployed in) {
    JsonNode resource = in.resource(id);
    String type = resource.path("Type").asText();
    List<JsonNode> parts =
        behaviours.naming(type).stream().map(path -> at(resource, path)).toList();
    if (parts.isEmpty() || parts.stream().anyMatch(JsonNode::isMissingNode)) {
      return Optional.empty();
    }
    String name = parts.toString();
    // What it is named after is another resource in each stack.
    String scope = REFERENCE.matcher(name).find() ? stack : "";
    String region = GLOBAL.matcher(type).matches() ? "" : in.region();
    return Optional.of(String.join(" ", type, region, scope, name));
  }

  /** A property by a path with dots; of a list on the way, the whole list. */
  static JsonNode at(JsonNode resource, String path) {
    JsonNode value = resource.path("Properties");
    for (String step : path.split("\\.")) {
      if (value.isArray()) {
        return value;
      }
      value = value.path(step);
    }
    return value;
  }
}
