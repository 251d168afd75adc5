package dev.comanda.cdk.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alarms and the budget reach whom they tell. */
class OperationsTest {

  static List<String> stacksWithATopic() {
    return Assembly.dev().resources("AWS::SNS::Topic").stream()
        .filter(topic -> topic.id().equals("AlarmsTopic"))
        .map(Resource::stack)
        .toList();
  }

  /** A topic with a policy of its own lets in nobody whom that does not name. */
  @ParameterizedTest
  @MethodSource("stacksWithATopic")
  void theTopicLetsInAlarmsAndTheBudgetOfThisAccountAndNobodyElse(String stack) {
    List<JsonNode> allowed =
        Assembly.dev().resource(stack, "AlarmsTopicPolicy").statements().stream()
            .filter(statement -> statement.path("Effect").asText().equals("Allow"))
            .toList();

    assertThat(allowed)
        .extracting(statement -> statement.at("/Principal/Service").asText())
        .containsExactlyInAnyOrder("cloudwatch.amazonaws.com", "budgets.amazonaws.com");
    assertThat(allowed)
        .allSatisfy(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
              assertThat(statement.at("/Resource/Ref").asText()).isEqualTo("AlarmsTopic");
              assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
                  .isEqualTo("AWS::AccountId");
              assertThat(statement.at("/Condition/ArnLike/aws:SourceArn").isMissingNode())
                  .isFalse();
            });
  }

  @ParameterizedTest
  @MethodSource("stacksWithATopic")
  void theTopicsKeyLetsInWhomTheTopicLetsIn(String stack) {
    Resource topic = Assembly.dev().resource(stack, "AlarmsTopic");
    Resource key = Reference.of(Assembly.dev(), stack, topic.at("/KmsMasterKeyId")).resource();

    assertThat(key.type()).isEqualTo("AWS::KMS::Key");
    assertThat(Resource.list(key.at("/KeyPolicy/Statement")))
        .anySatisfy(
            statement -> {
              assertThat(Resource.texts(statement.at("/Principal/Service")))
                  .containsExactlyInAnyOrder("cloudwatch.amazonaws.com", "budgets.amazonaws.com");
              assertThat(Resource.texts(statement.path("Action")))
                  .containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey*");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void theBudgetTellsOfMoneySpentAndOfMoneyThatWillBe(Assembly assembly) {
    Resource budget = assembly.resource("Operations", "MonthlyBudget");

    assertThat(budget.at("/Budget/BudgetType").asText()).isEqualTo("COST");
    assertThat(budget.at("/Budget/TimeUnit").asText()).isEqualTo("MONTHLY");
    assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt())
        .isEqualTo(assembly == Assembly.dev() ? 50 : 500);
    assertThat(budget.at("/NotificationsWithSubscribers"))
        .extracting(n -> n.at("/Notification/NotificationType").asText())
        .containsExactlyInAnyOrder("ACTUAL", "FORECASTED");
    assertThat(budget.at("/NotificationsWithSubscribers"))
        .allSatisfy(
            n -> {
              assertThat(n.at("/Subscribers/0/SubscriptionType").asText()).isEqualTo("SNS");
              assertThat(n.at("/Subscribers/0/Address/Ref").asText()).isEqualTo("AlarmsTopic");
              assertThat(n.at("/Notification/Threshold").asInt()).isBetween(1, 100);
            });
  }

  /** A budget asks for permission when it is made. */
  @Test
  void theBudgetIsMadeAfterTheTopicsPolicy() {
    assertThat(
            Resource.texts(
                Assembly.dev()
                    .resource("Operations", "MonthlyBudget")
                    .definition()
                    .path("DependsOn")))
        .contains("AlarmsTopicPolicy");
  }

  @Test
  void operatorsWithAnAddressGetAlarmsOfBothRegions() {
    Assembly told = Assembly.devWith("alarmAddress", "ops@example.com");

    assertThat(stacksWithATopic())
        .hasSize(2)
        .allSatisfy(
            stack ->
                assertThat(
                        told.resources("AWS::SNS::Subscription").stream()
                            .filter(subscription -> subscription.stack().equals(stack)))
                    .singleElement()
                    .satisfies(
                        subscription -> {
                          assertThat(subscription.at("/Protocol").asText()).isEqualTo("email");
                          assertThat(subscription.at("/Endpoint").asText())
                              .isEqualTo("ops@example.com");
                        }));
  }
}
