package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a member must be.
 *
 * @param secret whether refusals leave out its value
 */
record Constraint(boolean secret, int shortest, int longest, Pattern pattern) {

  static Constraint secret(int shortest, int longest, String pattern) {
    return new Constraint(true, shortest, longest, Pattern.compile(pattern));
  }

  static Constraint open(int shortest, int longest, String pattern) {
    return new Constraint(false, shortest, longest, Pattern.compile(pattern));
  }

  /** What is wrong with a member, in the words of the API; empty when nothing is. */
  List<String> errors(String member, JsonNode value) {
    String shown = secret ? "" : value.isTextual() ? "'%s' ".formatted(value.asText()) : "null ";
    String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
    String start =
        "Value " + shown + "at '" + name + "' failed to satisfy constraint: Member must ";
    if (!value.isTextual()) {
      return List.of(start + "not be null");
    }
    List<String> errors = new ArrayList<>();
    String text = value.asText();
    if (text.length() < shortest) {
      errors.add(start + "have length greater than or equal to " + shortest);
    }
    if (text.length() > longest) {
      errors.add(start + "have length less than or equal to " + longest);
    }
    if (!pattern.matcher(text).matches()) {
      errors.add(start + "satisfy regular expression pattern: " + pattern);
    }
    return errors;
  }
}
