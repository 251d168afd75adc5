package dev.comanda.engine.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.lambda.fixture.AnsweringHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom resources made by a real function. */
class CustomResourcesTest extends FunctionsUnderTest {

  private static final String IDS =
      "'StackId':'<StackId>','RequestId':'<RequestId>','LogicalResourceId':'<LogicalResourceId>'";

  private final CustomResources resources = new CustomResources(client);

  @BeforeAll
  static void define() {
    create("Answering", AnsweringHandler.class, 128, 10);
  }

  @Test
  void areWhatTheirFunctionAnswers() {
    Created created =
        make(
            "{'Status':'SUCCESS','PhysicalResourceId':'it-<RequestType>',"
                + "'Data':{'Colour':'blue','Count':3,'Kind':'<Kind>'},"
                + IDS
                + "}");

    assertThat(created.ref()).isEqualTo("it-Create");
    assertThat(created.attributes())
        .containsEntry("Colour", "blue")
        .containsEntry("Count", "3")
        .as("CloudFormation makes texts of numbers")
        .containsEntry("Kind", "String");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Status':'FAILED','Reason':'no records','PhysicalResourceId':'x',IDS} | FAILED: no"
            + " records",
        "{'Status':'SUCCESS',IDS} | no PhysicalResourceId",
        "{'Status':'SUCCESS','PhysicalResourceId':'x'} | StackId is not the request's",
      },
      quoteCharacter = '`')
  void areRefusedAsCloudFormationRefusesThem(String answer, String message) {
    assertThatThrownBy(() -> make(answer.replace("IDS", IDS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void areRefusedIfTheAnswerIsLongerThanCloudFormationTakes() {
    assertThatThrownBy(
            () ->
                make(
                    "{'Status':'SUCCESS','PhysicalResourceId':'%s',%s}"
                        .formatted("x".repeat(4_096), IDS)))
        .hasMessageContaining("may have 4096");
  }

  @Test
  void areRefusedIfTheirFunctionDoesNotAnswer() {
    assertThatThrownBy(() -> make(null))
        .hasMessageContaining("gave no answer")
        .hasMessageContaining("silent");
  }

  @Test
  void areRefusedIfTheirFunctionIsNotThere() {
    ObjectNode properties = Json.object().put("ServiceToken", "Shop-Nobody");

    assertThatThrownBy(() -> resources.create(resource(properties)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ServiceToken");
  }

  private Created make(String answer) {
    ObjectNode properties = Json.object().put("ServiceToken", "Shop-Answering");
    properties.put("Number", 3);
    if (answer != null) {
      properties.put("Answer", answer.replace('\'', '"'));
    }
    return resources.create(resource(properties));
  }

  private static Resource resource(ObjectNode properties) {
    return new Resource("Shop", "Thing", "Custom::Thing", properties);
  }
}
