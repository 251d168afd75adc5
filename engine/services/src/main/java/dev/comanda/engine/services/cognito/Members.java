package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The members of the API's calls, and what its model demands of them. */
final class Members {

  /**
   * What a member must be.
   *
   * @param secret whether refusals leave out its value
   */
  private record Constraint(boolean secret, int shortest, int longest, Pattern pattern) {

    static Constraint secret(int shortest, int longest, String pattern) {
      return new Constraint(true, shortest, longest, Pattern.compile(pattern));
    }

    static Constraint open(int shortest, int longest, String pattern) {
      return new Constraint(false, shortest, longest, Pattern.compile(pattern));
    }
  }

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
    members.forEach(member -> check(member, input.path(member), errors));
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

  private static void check(String member, JsonNode value, List<String> errors) {
    Constraint constraint = CONSTRAINTS.get(member);
    String shown = constraint.secret() ? "" : value.isTextual() ? "'%s' " : "null ";
    String start =
        "Value "
            + shown.formatted(value.asText())
            + "at '"
            + Character.toLowerCase(member.charAt(0))
            + member.substring(1)
            + "' failed to satisfy constraint: Member must ";
    if (!value.isTextual()) {
      errors.add(start + "not be null");
      return;
    }
    String text = value.asText();
    if (text.length() < constraint.shortest()) {
      errors.add(start + "have length greater than or equal to " + constraint.shortest());
    }
    if (text.length() > constraint.longest()) {
      errors.add(start + "have length less than or equal to " + constraint.longest());
    }
    if (!constraint.pattern().matcher(text).matches()) {
      errors.add(start + "satisfy regular expression pattern: " + constraint.pattern());
    }
  }
}
