package dev.comanda.engine.services.cognito;

import java.util.Set;

/**
 * The attributes that every pool has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">User
 *     attributes</a>
 */
final class StandardAttributes {

  private static final Set<String> NAMES =
      Set.of(
          "address",
          "birthdate",
          "email",
          "family_name",
          "gender",
          "given_name",
          "locale",
          "middle_name",
          "name",
          "nickname",
          "phone_number",
          "picture",
          "preferred_username",
          "profile",
          "updated_at",
          "website",
          "zoneinfo");

  private StandardAttributes() {}

  static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
