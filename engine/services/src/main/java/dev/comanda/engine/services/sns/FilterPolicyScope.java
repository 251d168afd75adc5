package dev.comanda.engine.services.sns;

import dev.comanda.engine.aws.AwsError;

/** What a filter policy looks at. */
public enum FilterPolicyScope {
  /** The message's attributes; the default. */
  MESSAGE_ATTRIBUTES("MessageAttributes"),

  /** The message itself, which has to be a JSON object. */
  MESSAGE_BODY("MessageBody");

  private final String text;

  FilterPolicyScope(String text) {
    this.text = text;
  }

  /**
   * @param text as the API writes it; null for the default
   * @throws AwsError with the code InvalidParameter if there is no such scope
   */
  public static FilterPolicyScope of(String text, FilterPolicyRules.Call call) {
    for (FilterPolicyScope scope : values()) {
      if (text == null || scope.text.equals(text)) {
        return scope;
      }
    }
    throw call.refused(
        "FilterPolicyScope: Invalid value [%s]. Please use either MessageBody or MessageAttributes"
            .formatted(text));
  }

  @Override
  public String toString() {
    return text;
  }
}
