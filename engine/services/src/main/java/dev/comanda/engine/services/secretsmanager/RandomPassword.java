package dev.comanda.engine.services.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A password as {@code GenerateSecretString} asks for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html">GenerateSecretString</a>
 */
final class RandomPassword {

  private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String NUMBERS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  /**
   * The secret's text: the password, or the template with the password in it.
   *
   * @throws IllegalArgumentException if the length or the characters left allow none
   */
  static String generate(JsonNode settings) {
    String password = password(settings);
    if (!settings.has("SecretStringTemplate")) {
      return password;
    }
    String key = settings.path("GenerateStringKey").asText();
    if (key.isEmpty()) {
      throw new IllegalArgumentException("SecretStringTemplate needs a GenerateStringKey");
    }
    JsonNode template = Json.parse(settings.get("SecretStringTemplate").asText());
    if (!template.isObject()) {
      throw new IllegalArgumentException("SecretStringTemplate must be a JSON object");
    }
    return ((ObjectNode) template).put(key, password).toString();
  }

  private static String password(JsonNode settings) {
    int length = settings.path("PasswordLength").asInt(32);
    List<String> kinds = kinds(settings);
    String all = String.join("", kinds);
    boolean eachKind = settings.path("RequireEachIncludedType").asBoolean(true);
    if (all.isEmpty() || length < 1 || length > 4096 || (eachKind && length < kinds.size())) {
      throw new IllegalArgumentException(
          "GenerateSecretString leaves no password: PasswordLength %d of %d characters"
              .formatted(length, all.length()));
    }
    List<Character> password = new ArrayList<>();
    if (eachKind) {
      kinds.forEach(kind -> password.add(one(kind)));
    }
    while (password.size() < length) {
      password.add(one(all));
    }
    Collections.shuffle(password, RANDOM);
    return password.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static List<String> kinds(JsonNode settings) {
    Set<Integer> excluded =
        settings.path("ExcludeCharacters").asText("").chars().boxed().collect(Collectors.toSet());
    List<String> kinds = new ArrayList<>();
    add(kinds, LOWERCASE, settings.path("ExcludeLowercase"));
    add(kinds, LOWERCASE.toUpperCase(Locale.ROOT), settings.path("ExcludeUppercase"));
    add(kinds, NUMBERS, settings.path("ExcludeNumbers"));
    add(kinds, PUNCTUATION, settings.path("ExcludePunctuation"));
    if (settings.path("IncludeSpace").asBoolean()) {
      kinds.add(" ");
    }
    return kinds.stream()
        .map(kind -> without(kind, excluded))
        .filter(kind -> !kind.isEmpty())
        .toList();
  }

  private static void add(List<String> kinds, String kind, JsonNode exclude) {
    if (!exclude.asBoolean()) {
      kinds.add(kind);
    }
  }

  private static String without(String kind, Set<Integer> excluded) {
    return kind.chars()
        .filter(c -> !excluded.contains(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static char one(String characters) {
    return characters.charAt(RANDOM.nextInt(characters.length()));
  }
}
