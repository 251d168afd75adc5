package dev.comanda.engine.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.iam.policy.Access;
import dev.comanda.engine.aws.iam.policy.Decision;
import dev.comanda.engine.aws.iam.policy.Grant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What of the granted was used, what only a wildcard allowed, and what was refused. */
final class Usage {

  /** Enough to see what is wrong; a call that is refused is tried again and again. */
  private static final int MOST_REFUSALS = 1_000;

  private record Allowed(String caller, String action, Grant by) {}

  private record Refused(String caller, String action, String resource, String reason) {}

  private final Account account;
  private final Set<Allowed> byWildcard = ConcurrentHashMap.newKeySet();
  private final Map<Refused, LongAdder> refused = new ConcurrentHashMap<>();

  Usage(Account account) {
    this.account = account;
  }

  /**
   * Notes a decision.
   *
   * @return whether it is a refusal that was not seen before
   */
  boolean note(Caller caller, Access access, Decision decision) {
    List<Grant> by = decision.by();
    by.forEach(grant -> grant.used().increment());
    if (decision.allowed()) {
      if (by.stream().allMatch(Grant::wildcard)) {
        byWildcard.add(new Allowed(caller.name(), access.action(), by.get(0)));
      }
      return false;
    }
    if (refused.size() >= MOST_REFUSALS) {
      return false;
    }
    var refusal =
        new Refused(caller.name(), access.action(), access.shownResource(), decision.reason());
    boolean known = refused.containsKey(refusal);
    refused.computeIfAbsent(refusal, key -> new LongAdder()).increment();
    return !known;
  }

  /**
   * {@code grants} with {@code policy}, {@code action}, {@code resource} and how often each was
   * {@code used}; {@code wildcards} with {@code caller}, {@code action} and the grant that alone
   * allowed it; {@code refused} with {@code caller}, {@code action}, {@code resource} and {@code
   * reason}. All sorted, without what a call carried.
   */
  JsonNode report() {
    ObjectNode report = Json.object();
    ArrayNode grants = report.putArray("grants");
    account.grants().stream()
        .sorted(
            Comparator.comparing(Grant::policy)
                .thenComparing(Grant::action)
                .thenComparing(Grant::resource))
        .forEach(grant -> describe(grants.addObject(), grant).put("used", grant.used().sum()));
    ArrayNode wildcards = report.putArray("wildcards");
    byWildcard.stream()
        .sorted(Comparator.comparing(Allowed::toString))
        .forEach(
            allowed ->
                describe(wildcards.addObject().put("caller", allowed.caller()), allowed.by())
                    .put("action", allowed.action()));
    ArrayNode refusals = report.putArray("refused");
    refused.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(
            entry ->
                refusals
                    .addObject()
                    .put("caller", entry.getKey().caller())
                    .put("action", entry.getKey().action())
                    .put("resource", entry.getKey().resource())
                    .put("reason", entry.getKey().reason())
                    .put("times", entry.getValue().sum()));
    return report;
  }

  private static ObjectNode describe(ObjectNode json, Grant grant) {
    return json.put("policy", grant.policy())
        .put("action", grant.action())
        .put("resource", grant.resource());
  }
}
