package dev.comanda.engine.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Guard;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.iam.policy.Access;
import dev.comanda.engine.aws.iam.policy.Decision;
import dev.comanda.engine.aws.iam.policy.Evaluation;
import dev.comanda.engine.aws.iam.policy.RequestContext;
import dev.comanda.engine.aws.iam.policy.Statement;
import dev.comanda.engine.aws.iam.request.GivenPolicy;
import dev.comanda.engine.aws.iam.request.Known;
import dev.comanda.engine.aws.iam.request.Requests;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the calls at the door by the account's policies. */
final class IamGuard implements Guard {

  private static final Logger LOG = LoggerFactory.getLogger(IamGuard.class);

  private final Account account;
  private final Requests requests;
  private final Usage usage;

  IamGuard(Account account, Known known, Usage usage) {
    this.account = account;
    this.requests = new Requests(known);
    this.usage = usage;
  }

  @Override
  public void check(AwsRequest request) {
    Principal principal = request.caller().principal();
    if (principal.equals(Principal.ACCOUNT)) {
      takePolicy(request);
      return;
    }
    for (Access access : requests.accesses(request)) {
      Decision decision = judge(request.caller(), access);
      if (!decision.allowed()) {
        throw Refusals.of(request, principal, access, decision);
      }
    }
  }

  /** Who administers the account may give a queue another policy, which holds from then on. */
  private void takePolicy(AwsRequest request) {
    try {
      GivenPolicy.of(request)
          .ifPresent(
              policy ->
                  account.give(
                      policy.resource(),
                      Statement.parse("API/" + policy.resource(), policy.document(), null)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new AwsError(
          "InvalidAttributeValue",
          "Invalid value for the parameter Policy. Reason: " + e.getMessage(),
          400);
    }
  }

  @Override
  public boolean allows(Caller caller, String action, String resourceArn) {
    return caller.principal().equals(Principal.ACCOUNT)
        || judge(caller, new Access(action, resourceArn)).allowed();
  }

  @Override
  public JsonNode report() {
    return usage.report();
  }

  private Decision judge(Caller caller, Access access) {
    Principal principal = caller.principal();
    Decision decision =
        Evaluation.judge(
            principal,
            access,
            RequestContext.of(principal, access, Instant.now()),
            account.of(principal),
            account.of(access.resource()));
    if (usage.note(caller, access, decision)) {
      LOG.warn(
          "{} may not {} on {}, {}",
          caller.name(),
          access.action(),
          access.shownResource(),
          decision.reason());
    }
    return decision;
  }
}
