package dev.comanda.engine.aws.iam;

import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.iam.policy.Grant;
import dev.comanda.engine.aws.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The policies of one account: of its roles, who may assume them, and of its resources. */
final class Account {

  private final Map<String, List<Statement>> ofRoles = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> trust = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> managed = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> ofResources = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> given = new ConcurrentHashMap<>();

  void addRole(String arn, List<Statement> trusted) {
    ofRoles.put(arn, new CopyOnWriteArrayList<>());
    trust.put(arn, List.copyOf(trusted));
  }

  /**
   * Gives a role further permissions.
   *
   * @throws IllegalArgumentException if there is no such role
   */
  void addToRole(String arn, List<Statement> statements) {
    List<Statement> policies = ofRoles.get(arn);
    if (policies == null) {
      throw new IllegalArgumentException("There is no role " + arn);
    }
    policies.addAll(statements);
  }

  void addManaged(String arn, List<Statement> statements) {
    managed.put(arn, List.copyOf(statements));
  }

  /**
   * A managed policy of the account.
   *
   * @throws IllegalArgumentException if there is none: those that AWS keeps are not here
   */
  List<Statement> managed(String arn) {
    List<Statement> statements = managed.get(arn);
    if (statements == null) {
      throw new IllegalArgumentException(
          "ManagedPolicyArns has " + arn + ", whose permissions this runtime does not know");
    }
    return statements;
  }

  void addToResource(String arn, List<Statement> statements) {
    ofResources.computeIfAbsent(arn, key -> new CopyOnWriteArrayList<>()).addAll(statements);
  }

  /** Puts a policy that somebody gives to a resource in the place of the one it had. */
  void give(String arn, List<Statement> statements) {
    given.put(arn, List.copyOf(statements));
  }

  /** The policies that a caller has; none if its role is not known, or it is a service. */
  List<Statement> of(Principal principal) {
    return principal instanceof Principal.Role role
        ? ofRoles.getOrDefault(role.arn(), List.of())
        : List.of();
  }

  /**
   * The policy of a resource. An object has its bucket's, a role the one that says who may assume
   * it.
   */
  List<Statement> of(String resourceArn) {
    if (given.containsKey(resourceArn)) {
      return given.get(resourceArn);
    }
    if (resourceArn.startsWith("arn:aws:s3:::")) {
      return ofResources.getOrDefault(resourceArn.split("/", 2)[0], List.of());
    }
    return trust.getOrDefault(resourceArn, ofResources.getOrDefault(resourceArn, List.of()));
  }

  /** Whether a role is one of the account's. */
  boolean hasRole(String arn) {
    return ofRoles.containsKey(arn);
  }

  /** Everything that the template allows to anybody. */
  List<Grant> grants() {
    List<Grant> grants = new ArrayList<>();
    Stream.of(ofRoles, trust, ofResources)
        .flatMap(policies -> policies.values().stream())
        .flatMap(List::stream)
        .distinct()
        .forEach(statement -> grants.addAll(statement.grants()));
    return grants;
  }
}
