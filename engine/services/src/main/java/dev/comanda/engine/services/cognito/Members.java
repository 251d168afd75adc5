package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The members of the API's calls, and what its model demands of them. */
final class Members {

  private static final Constraint TOKEN =
      Constraint.secret(0, Integer.MAX_VALUE, "[A-Za-z0-9-_=.]+");

  private static final Map<String, Constraint> CONSTRAINTS =
      Map.of(
          "AccessToken", TOKEN,
          "AuthFlow", Constraint.open(0, Integer.MAX_VALUE, ".*"),
          "ClientId", Constraint.secret(1, 128, "[\\w+]+"),
          "ConfirmationCode", Constraint.open(1, 2048, "[\\S]+"),
          "Password", Constraint.secret(0, 256, "^[\\S]+.*[\\S]+$"),
          "Token", TOKEN,
          "UserPoolId", Constraint.open(1, 55, "[\\w-]+_[0-9a-zA-Z]+"),
          "Username", Constraint.secret(1, 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));

  private Members() {}

  /**
   * Demands members of a call.
   *
   * @throws AwsError {@code InvalidParameterException} that tells all that is wrong with them
   */
  static void demand(JsonNode input, List<String> members) {
    List<String> errors = new ArrayList<>();
    members.forEach(
        member -> errors.addAll(CONSTRAINTS.get(member).errors(member, input.path(member))));
    if (!errors.isEmpty()) {
      throw CognitoErrors.invalidParameter(
          (errors.size() == 1 ? "1 validation error" : errors.size() + " validation errors")
              + " detected: "
              + String.join("; ", errors));
    }
  }

  /** The value of a member that was demanded. */
  static String text(JsonNode input, String member) {
    return input.path(member).asText();
  }
}
