package dev.comanda.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A deployment over another. Stacks that export are deployed before those that import, whose
 * templates are the old ones by then.
 */
record TemplateChange(Assembly before, Assembly after) {

  /**
   * Which properties of exported resources are updated without a replacement; all others are taken
   * to need one.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html">Update
   *     requires, in each resource's page</a>
   */
  private static final Map<String, Set<String>> UPDATED_IN_PLACE =
      Map.of(
          "AWS::ApiGatewayV2::Api", Set.of("DisableExecuteApiEndpoint"),
          "AWS::CloudFront::Distribution", Set.of("DistributionConfig"),
          "AWS::CloudFront::ResponseHeadersPolicy", Set.of("ResponseHeadersPolicyConfig"),
          "AWS::Cognito::UserPool",
              Set.of(
                  "EmailConfiguration",
                  "EmailVerificationMessage",
                  "EmailVerificationSubject",
                  "VerificationMessageTemplate"),
          "AWS::Lambda::Function", Set.of("Environment", "VpcConfig"),
          "AWS::StepFunctions::StateMachine", Set.of("DefinitionSubstitutions"));

  /**
   * What CloudFormation would refuse: an export that is in use can be neither removed nor changed.
   * A stack that is no longer there is not deployed, and keeps what it exports.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html">Exports</a>
   */
  List<String> refusals() {
    Exports old = Exports.of(before);
    Exports now = Exports.of(after);
    List<String> refusals = new ArrayList<>();
    old.importers()
        .forEach(
            (name, importers) -> {
              Exports.Export was = old.byName().get(name);
              Exports.Export is = now.byName().get(name);
              if (!after.stacks().contains(was.stack())) {
                return;
              }
              if (is == null) {
                refusals.add(name + " is removed, and " + importers + " import it");
              } else if (!is.value().equals(was.value())) {
                refusals.add(name + " is another value, and " + importers + " import it");
              } else if (!replacing(was.stack(), was.resourceId()).isEmpty()) {
                refusals.add(
                    "%s is replaced by another %s, and %s import it"
                        .formatted(name, replacing(was.stack(), was.resourceId()), importers));
              }
            });
    return refusals;
  }

  /** The properties of a resource whose change may replace it. */
  private Set<String> replacing(String stack, String id) {
    Resource was = before.resource(stack, id);
    Resource is = after.resource(stack, id);
    if (!was.type().equals(is.type())) {
      return Set.of("Type");
    }
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, JsonNode> property : was.properties().properties()) {
      if (!property.getValue().equals(is.properties().get(property.getKey()))) {
        changed.add(property.getKey());
      }
    }
    is.properties().fieldNames().forEachRemaining(name -> added(was, name, changed));
    changed.removeAll(UPDATED_IN_PLACE.getOrDefault(was.type(), Set.of()));
    return changed;
  }

  private static void added(Resource was, String property, Set<String> changed) {
    if (!was.properties().has(property)) {
      changed.add(property);
    }
  }
}
