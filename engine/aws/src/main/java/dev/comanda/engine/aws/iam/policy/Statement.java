package dev.comanda.engine.aws.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * A statement of a policy, read to be asked often.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">Policy
 *     elements</a>
 */
public final class Statement {

  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private record Rule(TextPattern action, ArnPattern resource, Grant grant) {}

  private final boolean allows;
  private final Principals principals;
  private final boolean exceptActions;
  private final boolean exceptResources;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();

  private Statement(String policy, JsonNode json, String resourceOtherwise) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!ELEMENTS.contains(name)) {
                throw new IllegalArgumentException(
                    "A statement has " + name + ", and this runtime knows " + ELEMENTS);
              }
            });
    allows = effect(json);
    principals = json.has("Principal") ? Principals.parse(json.get("Principal")) : null;
    exceptActions = json.has("NotAction");
    exceptResources = json.has("NotResource");
    List<String> resources = resources(json, resourceOtherwise);
    for (String action : Texts.of(json.path(exceptActions ? "NotAction" : "Action"))) {
      for (String resource : resources) {
        rules.add(rule(policy, action, resource));
      }
    }
    for (Map.Entry<String, JsonNode> operator : json.path("Condition").properties()) {
      conditions.addAll(Condition.parse(operator.getKey(), operator.getValue()));
    }
  }

  private static List<String> resources(JsonNode json, String otherwise) {
    if (json.has("Resource") || json.has("NotResource")) {
      return Texts.of(json.path(json.has("NotResource") ? "NotResource" : "Resource"));
    }
    if (otherwise == null) {
      throw new IllegalArgumentException("A statement has no Resource: " + json);
    }
    return List.of(otherwise);
  }

  private static boolean effect(JsonNode json) {
    return switch (json.path("Effect").asText()) {
      case "Allow" -> true;
      case "Deny" -> false;
      default ->
          throw new IllegalArgumentException(
              "Effect is '" + json.path("Effect").asText() + "': it must be Allow or Deny");
    };
  }

  private Rule rule(String policy, String action, String resource) {
    TextPattern actions = new TextPattern(action, true, true);
    ArnPattern resources = new ArnPattern(resource);
    boolean wildcard =
        exceptActions || exceptResources || actions.hasWildcard() || resources.hasWildcard();
    Grant grant =
        new Grant(
            policy,
            (exceptActions ? "NOT " : "") + action,
            (exceptResources ? "NOT " : "") + resource,
            wildcard,
            new LongAdder());
    return new Rule(actions, resources, grant);
  }

  /**
   * Reads a policy document.
   *
   * @param policy where it stands, for grants
   * @param resourceOtherwise what statements without {@code Resource} are about, as in a role's
   *     trust policy; null where they need one
   * @throws IllegalArgumentException if it holds what cannot be judged here
   */
  public static List<Statement> parse(String policy, JsonNode document, String resourceOtherwise) {
    List<Statement> statements = new ArrayList<>();
    JsonNode all = document.path("Statement");
    for (JsonNode statement : all.isObject() ? List.of(all) : all) {
      statements.add(new Statement(policy, statement, resourceOtherwise));
    }
    return statements;
  }

  /** Whether it allows, rather than denies. */
  boolean allows() {
    return allows;
  }

  /** Whether it is for that caller itself; one of a role's own policy always is. */
  boolean names(Principal principal) {
    return principals == null || principals.name(principal);
  }

  /** Whether it leaves to the account's own policies what its roles may do. */
  boolean namesAccountOf(Principal principal) {
    return principals != null && principals.nameAccountOf(principal);
  }

  /** Everything that it allows; empty for a statement that denies. */
  public List<Grant> grants() {
    return allows ? rules.stream().map(Rule::grant).toList() : List.of();
  }

  /** By what of it an access is allowed or denied; empty if it does not concern that access. */
  Optional<Grant> match(Access access, RequestContext context) {
    Optional<Grant> grant = grant(access, context);
    return grant.isPresent() && conditions.stream().allMatch(c -> c.holds(context))
        ? grant
        : Optional.empty();
  }

  private Optional<Grant> grant(Access access, RequestContext context) {
    if (!exceptActions && !exceptResources) {
      return rules.stream()
          .filter(rule -> rule.action.matches(access.action(), context))
          .filter(rule -> rule.resource.matches(access.resource(), context))
          .map(Rule::grant)
          .findFirst();
    }
    boolean action = rules.stream().anyMatch(rule -> rule.action.matches(access.action(), context));
    boolean resource =
        rules.stream().anyMatch(rule -> rule.resource.matches(access.resource(), context));
    return action != exceptActions && resource != exceptResources
        ? Optional.of(rules.get(0).grant)
        : Optional.empty();
  }
}
