package dev.comanda.engine.aws.iam.policy;

import java.util.List;

/**
 * What policies say to an access.
 *
 * @param allowed whether it may go on
 * @param by the grants that allowed it, of every policy that did; empty if it was refused
 * @param reason why it was refused, as the end of AWS's sentence: {@code because no identity-based
 *     policy allows the sqs:SendMessage action}; empty if it was allowed
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
 *     denied error messages</a>
 */
public record Decision(boolean allowed, List<Grant> by, String reason) {

  static Decision allowed(List<Grant> by) {
    return new Decision(true, by, "");
  }

  static Decision denied(String kind) {
    return new Decision(false, List.of(), "with an explicit deny in " + kind);
  }

  static Decision notAllowed(String kind, Access access) {
    return new Decision(
        false, List.of(), "because no " + kind + " allows the " + access.action() + " action");
  }
}
