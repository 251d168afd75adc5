package dev.comanda.cdk.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationStackTest {

  private static final String STACK = "Verification";

  private final Assembly prod = Assembly.prodWithDomain();
  private final Resource function = prod.resource(STACK, "VerifiedSenderFunction");
  private final Resource verified = prod.resource(STACK, "VerifiedSender");

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void isThereWhereCognitoMailsThroughSes(Assembly assembly) {
    boolean throughSes =
        assembly
            .resource("Auth", "CustomerPool")
            .at("/EmailConfiguration/EmailSendingAccount")
            .asText()
            .equals("DEVELOPER");

    assertThat(assembly.stacks().contains(STACK)).isEqualTo(throughSes);
  }

  @Test
  void isThereInDevelopmentWhereAsked() {
    assertThat(Assembly.dev().stacks()).doesNotContain(STACK);
    assertThat(Assembly.devWith("codeMails", "ses").dependencies("Auth")).contains(STACK);
  }

  @Test
  void waitsForTheSenderOfTheStackSender() {
    assertThat(verified.type()).isEqualTo("Custom::VerifiedSender");
    assertThat(verified.at("/Identity").asText())
        .isEqualTo(prod.resource("Sender", "Identity").at("/EmailIdentity").asText());
    assertThat(verified.at("/ServiceToken/Fn::GetAtt/0").asText()).isEqualTo(function.id());
    assertThat(function.at("/Handler").asText())
        .isEqualTo("dev.comanda.sender.VerifiedSenderHandler::handleRequest");
    assertThat(Resource.texts(verified.definition().path("DependsOn")))
        .as("it may not ask before its role lets it")
        .contains(function.id() + "RoleDefaultPolicy");
  }

  @Test
  void waitsAsLongAsLambdaCanAndHasCloudFormationWaitNoLonger() {
    int timeout = function.at("/Timeout").asInt();

    assertThat(timeout).isEqualTo(15 * 60);
    assertThat(verified.at("/ServiceTimeout").asInt()).isBetween(timeout + 1, timeout + 120);
  }

  @Test
  void comesAfterWhatTakesLongAndBeforeTheCustomers() {
    assertThat(prod.dependencies(STACK)).contains("Sender", "Web");
    assertThat(prod.dependencies("Auth")).contains(STACK);
  }

  @Test
  void canBeMadeAgainWhenTheWaitWasInVain() {
    assertThat(prod.isProtected(STACK)).isFalse();
    assertThat(prod.isProtected("Sender")).isTrue();
  }
}
