package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A pool as its template describes it.
 *
 * @param policy what passwords must have
 * @param required the attributes that every user must have
 * @param custom the names of the pool's own attributes, with their prefix
 * @param selfSignUp whether anybody may register
 * @param verifiesEmail whether an address is verified by a mailed code
 * @param subject of the code mail
 * @param message of the code mail, with {@code {####}} where the code goes
 * @param sender the {@code From} of the code mail
 */
record PoolConfig(
    PasswordPolicy policy,
    Set<String> required,
    Set<String> custom,
    boolean selfSignUp,
    boolean verifiesEmail,
    String subject,
    String message,
    String sender) {

  private static final int MAX_VALUE = 2048;
  private static final String DEFAULT_SUBJECT = "Your verification code";
  private static final String DEFAULT_MESSAGE = "Your confirmation code is {####}";
  private static final String DEFAULT_SENDER = "no-reply@verificationemail.com";

  /** Read here, or without effect on one machine. */
  private static final Set<String> KNOWN =
      Set.of(
          "AccountRecoverySetting",
          "AdminCreateUserConfig",
          "AutoVerifiedAttributes",
          "DeletionProtection",
          "EmailConfiguration",
          "EmailVerificationMessage",
          "EmailVerificationSubject",
          "MfaConfiguration",
          "Policies",
          "Schema",
          "SmsVerificationMessage",
          "UserAttributeUpdateSettings",
          "UsernameAttributes",
          "UsernameConfiguration",
          "UserPoolAddOns",
          "UserPoolName",
          "UserPoolTags",
          "UserPoolTier",
          "VerificationMessageTemplate");

  /**
   * Reads the properties of an {@code AWS::Cognito::UserPool}.
   *
   * @throws IllegalArgumentException for a property that cannot be honoured
   */
  static PoolConfig of(ObjectNode properties) {
    properties
        .fieldNames()
        .forEachRemaining(name -> require(KNOWN.contains(name), name, "is not supported"));
    require(
        contains(properties, "UsernameAttributes", "email"), "UsernameAttributes", "must be email");
    String mfa = properties.path("MfaConfiguration").asText("OFF");
    require(!mfa.equals("ON"), "MfaConfiguration", "must not be ON");
    Set<String> required = new HashSet<>();
    Set<String> custom = new HashSet<>();
    for (JsonNode attribute : properties.path("Schema")) {
      String name = attribute.path("Name").asText();
      if (attribute.path("Required").asBoolean()) {
        required.add(name);
      } else if (!StandardAttributes.contains(name)) {
        custom.add("custom:" + name);
      }
    }
    JsonNode template = properties.path("VerificationMessageTemplate");
    return new PoolConfig(
        PasswordPolicy.of(properties.path("Policies")),
        Set.copyOf(required),
        Set.copyOf(custom),
        !properties.path("AdminCreateUserConfig").path("AllowAdminCreateUserOnly").asBoolean(),
        contains(properties, "AutoVerifiedAttributes", "email"),
        first(
            template.path("EmailSubject"),
            properties.path("EmailVerificationSubject"),
            DEFAULT_SUBJECT),
        first(
            template.path("EmailMessage"),
            properties.path("EmailVerificationMessage"),
            DEFAULT_MESSAGE),
        properties.path("EmailConfiguration").path("From").asText(DEFAULT_SENDER));
  }

  /**
   * Reads a list of attributes.
   *
   * @throws AwsError {@code InvalidParameterException} for what the pool's schema does not have
   */
  Map<String, String> attributes(JsonNode list) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (JsonNode attribute : list) {
      String name = attribute.path("Name").asText();
      String value = attribute.path("Value").asText();
      if (!StandardAttributes.contains(name) && !custom.contains(name)) {
        throw schemaError("Type for attribute {" + name + "} could not be determined");
      }
      if (value.length() > MAX_VALUE) {
        throw schemaError(name + ": String must be no longer than " + MAX_VALUE);
      }
      attributes.put(name, value);
    }
    return attributes;
  }

  /**
   * Checks that nothing is missing of a new user.
   *
   * @throws AwsError {@code InvalidParameterException} with the first attribute that is
   */
  void requireAll(Map<String, String> attributes) {
    for (String name : required) {
      if (!attributes.containsKey(name)) {
        throw schemaError(name + ": The attribute is required");
      }
    }
  }

  private static AwsError schemaError(String problem) {
    return CognitoErrors.invalidParameter(
        "Attributes did not conform to the schema: " + problem + "\n");
  }

  private static String first(JsonNode one, JsonNode other, String otherwise) {
    return one.asText(other.asText(otherwise));
  }

  private static boolean contains(JsonNode properties, String list, String wanted) {
    for (JsonNode element : properties.path(list)) {
      if (element.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static void require(boolean held, String property, String problem) {
    if (!held) {
      throw new IllegalArgumentException(property + " " + problem);
    }
  }
}
