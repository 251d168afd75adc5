package dev.comanda.engine.aws.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Principal;
import java.util.List;

/**
 * Whom a statement of a resource's policy is for.
 *
 * @param anyone whether it is for everybody
 * @param arns roles, sessions and accounts
 * @param services such as {@code sns.amazonaws.com}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
record Principals(boolean anyone, List<String> arns, List<String> services) {

  private static final String ROOT = "arn:aws:iam::" + Environment.ACCOUNT + ":root";
  private static final List<String> KINDS = List.of("AWS", "Service");

  /**
   * Reads the element.
   *
   * @throws IllegalArgumentException if it names others than roles, accounts and services
   */
  static Principals parse(JsonNode element) {
    if (element.isTextual() && element.asText().equals("*")) {
      return new Principals(true, List.of(), List.of());
    }
    element
        .fieldNames()
        .forEachRemaining(
            kind -> {
              if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException(
                    "Principal has " + kind + ", and this runtime knows " + KINDS);
              }
            });
    List<String> arns = Texts.of(element.path("AWS"));
    return new Principals(arns.contains("*"), arns, Texts.of(element.path("Service")));
  }

  /** Whether the statement is for that caller itself. */
  boolean name(Principal principal) {
    if (anyone) {
      return true;
    }
    if (principal instanceof Principal.Role role) {
      return arns.contains(role.arn()) || arns.contains(role.sessionArn());
    }
    return principal instanceof Principal.Service service && services.contains(service.name());
  }

  /** Whether the statement leaves it to the account's own policies what its roles may do. */
  boolean nameAccountOf(Principal principal) {
    return principal instanceof Principal.Role
        && (arns.contains(ROOT) || arns.contains(Environment.ACCOUNT));
  }
}
