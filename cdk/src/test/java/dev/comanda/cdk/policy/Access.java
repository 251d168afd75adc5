package dev.comanda.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who may do what to topics, queues and keys: the policies of roles, queues, topics and keys
 * together, judged as IAM does within one account. What it does not know it refuses to judge.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation</a>
 */
final class Access {

  /**
   * A call.
   *
   * @param caller a role's ARN, or a service such as {@code sns.amazonaws.com}
   * @param context what conditions ask for, such as {@code aws:SourceArn}
   */
  record Call(String caller, String action, String resource, Map<String, String> context) {

    boolean byService() {
      return caller.endsWith(".amazonaws.com");
    }

    @Override
    public String toString() {
      return caller + " " + action + " " + resource;
    }
  }

  /** A statement where it stands. */
  record Statement(Resource policy, ArrayNode siblings, JsonNode json) {

    boolean allows() {
      return json.path("Effect").asText().equals("Allow");
    }
  }

  private final Templates templates;

  Access(Templates templates) {
    this.templates = templates;
  }

  /** Whether a call goes through. */
  boolean allows(Call call) {
    List<Statement> ofResource =
        ofResource(call.resource()).stream().filter(s -> names(s, call)).toList();
    List<Statement> ofCaller =
        call.byService()
            ? List.of()
            : ofRole(call.caller()).stream().filter(s -> concernsResource(s, call)).toList();
    List<Statement> matching = new ArrayList<>();
    ofResource.stream().filter(s -> matches(s, call)).forEach(matching::add);
    ofCaller.stream().filter(s -> matches(s, call)).forEach(matching::add);
    if (matching.stream().anyMatch(statement -> !statement.allows())) {
      return false;
    }
    boolean byResource = matching.stream().anyMatch(s -> !isOfRole(s) && s.allows());
    boolean byCaller = matching.stream().anyMatch(s -> isOfRole(s) && s.allows());
    if (call.byService()) {
      return byResource;
    }
    // A key's policy has to let the account's own policies in; elsewhere they do by themselves.
    return call.action().startsWith("kms:") ? byResource && byCaller : byResource || byCaller;
  }

  /** The statements of all policies of topics, queues and keys. */
  List<Statement> ofResources() {
    List<Statement> statements = new ArrayList<>();
    for (String type : List.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
      templates.resources(type).forEach(p -> statements.addAll(in(p, "/PolicyDocument")));
    }
    templates.resources("AWS::KMS::Key").forEach(k -> statements.addAll(in(k, "/KeyPolicy")));
    return statements;
  }

  /** The statements of a role. */
  List<Statement> ofRole(String roleArn) {
    List<Statement> statements = new ArrayList<>();
    for (Resource policy : templates.resources("AWS::IAM::Policy")) {
      boolean attached =
          Resource.list(policy.at("/Roles")).stream()
              .anyMatch(role -> roleArn.endsWith("/" + templates.text(policy.stack(), role)));
      if (attached) {
        statements.addAll(in(policy, "/PolicyDocument"));
      }
    }
    return statements;
  }

  private List<Statement> ofResource(String arn) {
    return ofResources().stream().filter(statement -> protects(statement.policy(), arn)).toList();
  }

  private boolean protects(Resource policy, String arn) {
    return switch (policy.type()) {
      case "AWS::SQS::QueuePolicy" ->
          Resource.list(policy.at("/Queues")).stream()
              .anyMatch(q -> Templates.queueArn(templates.text(policy.stack(), q)).equals(arn));
      case "AWS::SNS::TopicPolicy" ->
          Resource.list(policy.at("/Topics")).stream()
              .anyMatch(topic -> templates.text(policy.stack(), topic).equals(arn));
      default -> templates.arn(policy).equals(arn);
    };
  }

  private static boolean isOfRole(Statement statement) {
    return statement.policy().type().equals("AWS::IAM::Policy");
  }

  private static List<Statement> in(Resource policy, String document) {
    ArrayNode statements = (ArrayNode) policy.at(document + "/Statement");
    List<Statement> found = new ArrayList<>();
    statements.forEach(json -> found.add(new Statement(policy, statements, json)));
    return found;
  }

  private boolean names(Statement statement, Call call) {
    JsonNode principal = statement.json().path("Principal");
    if (principal.asText().equals("*")) {
      return true;
    }
    String stack = statement.policy().stack();
    boolean service =
        principal.has("Service")
            && Resource.texts(principal.path("Service")).contains(call.caller());
    boolean account =
        principal.has("AWS")
            && Resource.list(principal.path("AWS")).stream()
                .map(name -> templates.text(stack, name))
                .anyMatch(
                    name ->
                        name.equals("*")
                            || name.equals(call.caller())
                            || !call.byService()
                                && name.equals("arn:aws:iam::" + Templates.ACCOUNT + ":root"));
    return service || account;
  }

  private boolean concernsResource(Statement statement, Call call) {
    String stack = statement.policy().stack();
    return Resource.list(statement.json().path("Resource")).stream()
        .anyMatch(pattern -> like(templates.text(stack, pattern), call.resource()));
  }

  private boolean matches(Statement statement, Call call) {
    boolean action =
        Resource.texts(statement.json().path("Action")).stream()
            .anyMatch(pattern -> like(pattern, call.action()));
    return action
        && concernsResource(statement, call)
        && statement.json().path("Condition").properties().stream()
            .allMatch(operator -> holds(statement, operator, call));
  }

  private boolean holds(Statement statement, Map.Entry<String, JsonNode> operator, Call call) {
    return operator.getValue().properties().stream()
        .allMatch(
            key -> {
              String actual = call.context().get(key.getKey());
              return actual != null
                  && Resource.list(key.getValue()).stream()
                      .map(value -> templates.text(statement.policy().stack(), value))
                      .anyMatch(value -> holds(operator.getKey(), value, actual));
            });
  }

  private static boolean holds(String operator, String expected, String actual) {
    return switch (operator) {
      case "StringEquals", "Bool" -> expected.equals(actual);
      case "ArnLike", "ArnEquals", "StringLike" -> like(expected, actual);
      default -> throw new IllegalArgumentException("The condition " + operator);
    };
  }

  private static boolean like(String pattern, String text) {
    String regex =
        Pattern.compile("[^*]+")
            .matcher(pattern)
            .replaceAll(
                part -> java.util.regex.Matcher.quoteReplacement(Pattern.quote(part.group())))
            .replace("*", ".*");
    return text.matches(regex);
  }
}
