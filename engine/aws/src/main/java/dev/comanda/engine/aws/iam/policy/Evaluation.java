package dev.comanda.engine.aws.iam.policy;

import dev.comanda.engine.aws.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges an access within one account: an explicit deny wins, then any allow, else it is refused.
 * There are no organizations, permissions boundaries and session policies here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS decides whether to allow or deny a request</a>
 */
public final class Evaluation {

  private static final String IDENTITY = "identity-based policy";
  private static final String RESOURCE = "resource-based policy";

  private final Principal principal;
  private final Access access;
  private final RequestContext context;

  private Evaluation(Principal principal, Access access, RequestContext context) {
    this.principal = principal;
    this.access = access;
    this.context = context;
  }

  /**
   * Judges.
   *
   * @param ofCaller the caller's own policies; empty for a service
   * @param ofResource the policy of what is accessed; empty if it has none
   */
  public static Decision judge(
      Principal principal,
      Access access,
      RequestContext context,
      List<Statement> ofCaller,
      List<Statement> ofResource) {
    return new Evaluation(principal, access, context).judge(ofCaller, ofResource);
  }

  private Decision judge(List<Statement> ofCaller, List<Statement> ofResource) {
    if (denied(ofCaller)) {
      return Decision.denied("an " + IDENTITY);
    }
    if (denied(ofResource)) {
      return Decision.denied("a " + RESOURCE);
    }
    List<Grant> byCaller = grants(ofCaller.stream());
    List<Grant> byResource = grants(ofResource.stream().filter(s -> s.names(principal)));
    if (principal instanceof Principal.Service) {
      return byResource.isEmpty()
          ? Decision.notAllowed(RESOURCE, access)
          : Decision.allowed(byResource);
    }
    return access.service().equals("kms")
        ? ofKey(byCaller, byResource, ofResource)
        : either(byCaller, byResource);
  }

  private Decision either(List<Grant> byCaller, List<Grant> byResource) {
    List<Grant> all = new ArrayList<>(byCaller);
    all.addAll(byResource);
    return all.isEmpty() ? Decision.notAllowed(IDENTITY, access) : Decision.allowed(all);
  }

  /**
   * The policy of a key has to let the account's own policies in; elsewhere they count by
   * themselves.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">Default
   *     key policy</a>
   */
  private Decision ofKey(List<Grant> byCaller, List<Grant> byResource, List<Statement> ofResource) {
    if (!byResource.isEmpty()) {
      return either(byCaller, byResource);
    }
    List<Grant> byAccount = grants(ofResource.stream().filter(s -> s.namesAccountOf(principal)));
    if (byAccount.isEmpty()) {
      return Decision.notAllowed(RESOURCE, access);
    }
    return byCaller.isEmpty() ? Decision.notAllowed(IDENTITY, access) : either(byCaller, byAccount);
  }

  private boolean denied(List<Statement> statements) {
    return statements.stream()
        .filter(s -> !s.allows())
        .filter(s -> s.names(principal) || s.namesAccountOf(principal))
        .anyMatch(s -> s.match(access, context).isPresent());
  }

  private List<Grant> grants(Stream<Statement> statements) {
    return statements
        .filter(Statement::allows)
        .map(s -> s.match(access, context))
        .flatMap(Optional::stream)
        .toList();
  }
}
