package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.services.sns.FilterPolicy;
import dev.comanda.engine.services.sns.FilterPolicyRules;
import dev.comanda.engine.services.sns.FilterPolicyScope;
import java.util.List;

/** A filter policy of SNS with a message that passes or not, or a policy that SNS refuses. */
final class FilterPolicyFormat implements Format {

  @Override
  public boolean reads(JsonNode content) {
    return content.has("filterPolicy") && content.has("match") || content.has("filterPolicyText");
  }

  @Override
  public List<CaseResult> replay(CaseFile file) {
    JsonNode content = file.content();
    String named = content.path("scope").textValue();
    FilterPolicyScope scope = FilterPolicyScope.of(named, call(content));
    return List.of(
        content.has("filterPolicyText")
            ? CaseResult.of(file, "refusal", refusal(content, scope))
            : CaseResult.of(file, "match", match(content, scope)));
  }

  private static List<String> match(JsonNode content, FilterPolicyScope scope) {
    JsonNode message = content.path("message");
    boolean matches =
        new FilterPolicy(content.get("filterPolicy"), scope)
            .matches(
                message.isTextual() ? message.textValue() : message.toString(),
                content.path("messageAttributes"));
    return matches == content.get("match").asBoolean()
        ? List.of()
        : List.of("expected " + content.get("match") + ", was " + matches);
  }

  private static List<String> refusal(JsonNode content, FilterPolicyScope scope) {
    ObjectNode actual = Json.object();
    try {
      FilterPolicyRules.check(content.get("filterPolicyText").asText(), scope, call(content));
    } catch (AwsError e) {
      actual.put("Code", e.code()).put("Message", e.getMessage());
    }
    JsonNode expected = content.path("expectedError");
    return Comparison.exact(content.path("normalizers"))
        .differences(expected.isObject() ? expected : Json.object(), actual);
  }

  /** A case does not name the call; the text of its refusal does. */
  private static FilterPolicyRules.Call call(JsonNode content) {
    return content.at("/expectedError/Message").asText().contains("Attributes Reason: ")
        ? FilterPolicyRules.Call.SUBSCRIBE
        : FilterPolicyRules.Call.SET_SUBSCRIPTION_ATTRIBUTES;
  }
}
