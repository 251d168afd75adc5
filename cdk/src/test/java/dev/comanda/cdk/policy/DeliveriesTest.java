package dev.comanda.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Topics, queues and keys let through what has to go through. What SNS may not deliver it drops
 * without a word, so that no run of the product would tell.
 */
class DeliveriesTest {

  /** What a key leaves to the account's own policies, or nobody could ever change the key again. */
  private static final String ADMINISTRATION = "kms:*";

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void goThroughThePoliciesOfRolesQueuesTopicsAndKeys(String stage) {
    Templates templates = templates(stage);

    assertThat(new Deliveries(templates).calls()).hasSizeGreaterThan(40);
    assertThat(refused(templates)).isEmpty();
  }

  @Test
  void areThoseOfEverySenderAndReceiver() {
    Set<String> callers =
        new Deliveries(templates("dev"))
            .calls().stream()
                .map(call -> call.caller().replaceAll("^.*role/Comanda-dev-(.*)-\\w+$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(callers)
        .contains(
            "sns.amazonaws.com",
            "cloudwatch.amazonaws.com",
            "ses.amazonaws.com",
            "Stream-OrderStreamPipeRole",
            "Stream-OrderFanoutRole",
            "Email-OrderEmailPipeRole",
            "Email-OrderEmailRole",
            "Lake-OrderLakePipeRole",
            "Lake-OrderLakeRole");
  }

  /** Each permission is taken away once: if everything still goes through, nobody needed it. */
  @Test
  void needEveryPermissionOnTopicsQueuesAndKeysThatTheirSendersAndReceiversHave() {
    Templates templates = templates("dev");
    List<String> unneeded = new ArrayList<>();
    for (Access.Statement statement : permissions(templates)) {
      for (String action : Resource.texts(statement.json().path("Action"))) {
        if (concernsMessages(action) && refusedWithout(templates, statement, action).isEmpty()) {
          unneeded.add(statement.policy() + " " + action);
        }
      }
    }

    assertThat(permissions(templates)).hasSizeGreaterThan(20);
    assertThat(unneeded).isEmpty();
  }

  @Test
  void failWhenTheKeyShutsSnsOut() {
    Templates templates = templates("dev");
    Access.Statement ofSns =
        find(
            templates,
            s ->
                s.policy().id().equals("EventsKey")
                    && s.json().at("/Principal/Service").asText().startsWith("sns"));

    assertThat(refusedWithout(templates, ofSns, "kms:GenerateDataKey"))
        .isNotEmpty()
        .allMatch(call -> call.caller().equals("sns.amazonaws.com"))
        .allMatch(call -> call.action().equals("kms:GenerateDataKey"));
  }

  @Test
  void failForTheTopicsOfAnotherStack() {
    Templates templates = templates("dev");
    Access.Statement ofSns =
        find(templates, s -> s.policy().id().equals("OrderEmailQueuePolicy") && s.allows());
    ((ObjectNode) ofSns.json().at("/Condition/ArnEquals"))
        .put("aws:SourceArn", "arn:aws:sns:us-east-1:111122223333:Another");

    assertThat(refused(templates)).isNotEmpty();
  }

  @Test
  void failWhenAQueueDeniesThem() {
    Templates templates = templates("dev");
    Access.Statement deny =
        find(templates, s -> s.policy().id().equals("OrderEmailQueuePolicy") && !s.allows());
    ((ObjectNode) deny.json()).remove("Condition");

    assertThat(refused(templates))
        .isNotEmpty()
        .allMatch(call -> call.resource().contains("OrderEmailQueue-"));
  }

  private static List<Access.Call> refused(Templates templates) {
    Access access = new Access(templates);
    return new Deliveries(templates).calls().stream().filter(call -> !access.allows(call)).toList();
  }

  /** What is refused while a statement lacks an action, which it has again afterwards. */
  private static List<Access.Call> refusedWithout(
      Templates templates, Access.Statement statement, String action) {
    ObjectNode json = (ObjectNode) statement.json();
    JsonNode actions = json.path("Action");
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    Resource.texts(actions).stream().filter(a -> !a.equals(action)).forEach(others::add);
    json.set("Action", others);
    try {
      return refused(templates);
    } finally {
      json.set("Action", actions);
    }
  }

  private static List<Access.Statement> permissions(Templates templates) {
    Access access = new Access(templates);
    List<Access.Statement> permissions = new ArrayList<>(access.ofResources());
    new Deliveries(templates)
        .calls().stream()
            .filter(call -> !call.byService())
            .map(Access.Call::caller)
            .distinct()
            .forEach(role -> permissions.addAll(access.ofRole(role)));
    permissions.removeIf(statement -> !statement.allows() || ofBudgetsAlone(statement));
    return permissions;
  }

  /** A budget's calls are not among those that are known here. */
  private static boolean ofBudgetsAlone(Access.Statement statement) {
    return statement.json().at("/Principal/Service").asText().equals("budgets.amazonaws.com");
  }

  private static boolean concernsMessages(String action) {
    return action.matches("(sqs|sns|kms):.*") && !action.equals(ADMINISTRATION);
  }

  private static Access.Statement find(Templates templates, Predicate<Access.Statement> predicate) {
    return new Access(templates).ofResources().stream().filter(predicate).findFirst().orElseThrow();
  }

  private static Templates templates(String stage) {
    return new Templates(stage.equals("dev") ? Assembly.dev() : Assembly.prod(), stage);
  }
}
