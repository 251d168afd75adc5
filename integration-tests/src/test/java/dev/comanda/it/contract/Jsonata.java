package dev.comanda.it.contract;

import dev.comanda.it.Json;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * What workflows ask of JSONata that some versions of LocalStack do not do; {@code
 * docs/localstack.md} has where that was read. AWS and the embedded engine do all of it.
 */
public enum Jsonata {

  /** The context item, where nothing is behind the dollar. */
  CONTEXT_ITEM("[[1, 2][$ > 1]]", "[2]"),

  /** Objects that are known only when the workflow runs. */
  MERGE("$merge([$states.input, {'b': 2}])", "{\"a\":1,\"b\":2}");

  private final String expression;
  private final String value;

  Jsonata(String expression, String value) {
    this.expression = expression;
    this.value = value;
  }

  /** Skips the test where LocalStack cannot do this, and says what it does. */
  public void assumeIn(Cloud cloud) {
    if (cloud == Cloud.LOCALSTACK) {
      String got = evaluatedBy(cloud);
      Assumptions.assumeTrue(
          value.equals(got), "This LocalStack makes " + got + " of " + expression);
    }
  }

  /** What the expression comes to. */
  String value() {
    return value;
  }

  /** What a cloud makes of the expression for the input {@code {"a": 1}}, or says of it. */
  String evaluatedBy(Cloud cloud) {
    String state =
        Json.MAPPER
            .createObjectNode()
            .put("Type", "Pass")
            .put("QueryLanguage", "JSONata")
            .put("Output", "{% " + expression + " %}")
            .put("End", true)
            .toString();
    try (SfnClient sfn = cloud.services().sfn()) {
      TestStateResponse tested =
          sfn.testState(test -> test.definition(state).input("{\"a\":1}").roleArn(Makers.ROLE));
      return tested.output() == null ? tested.cause() : Json.parse(tested.output()).toString();
    } catch (SdkException e) {
      return e.getMessage();
    }
  }
}
