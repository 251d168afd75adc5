package dev.comanda.engine.services.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.DynamicReferences;
import dev.comanda.engine.aws.service.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsManagerServiceTest {

  private static final String SECRET = "AWS::SecretsManager::Secret";

  private final Door door = new Door(new Faults());
  private final SecretsManagerService service = new SecretsManagerService(door);
  private final AwsClient aws = new AwsClient(door, Caller.CLIENT);
  private final DynamicReferences references =
      new DynamicReferences(Map.of("secretsmanager", new SecretReferences(aws)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'PasswordLength':48,'ExcludePunctuation':true} | [A-Za-z0-9]{48}",
        "{} | .{32}",
        "{'ExcludeLowercase':true,'ExcludeUppercase':true,'ExcludePunctuation':true} | [0-9]{32}",
        "{'PasswordLength':9,'ExcludeCharacters':'0123456789','ExcludePunctuation':true} | [A-Za-z]{9}",
        "{'PasswordLength':4} | (?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).{4}",
      })
  void makesUpWhatIsAskedFor(String settings, String pattern) {
    String first = value(create("A", "{'GenerateSecretString':" + settings + "}"));
    String second = value(create("B", "{'GenerateSecretString':" + settings + "}"));

    assertThat(first).matches(pattern);
    assertThat(second).matches(pattern);
  }

  @Test
  void makesUpAnotherEachTime() {
    assertThat(value(create("A", "{}"))).isNotEqualTo(value(create("B", "{}")));
  }

  @Test
  void refusesAPasswordThatCannotBe() {
    assertThatThrownBy(() -> create("A", "{'GenerateSecretString':{'PasswordLength':3}}"))
        .hasMessageContaining("PasswordLength 3");
  }

  @Test
  void saysThatThereIsNoSuchSecret() {
    assertThatThrownBy(() -> value("arn:aws:secretsmanager:us-east-1:0:secret:none"))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"))
        .hasMessage("Secrets Manager can't find the specified secret.");
  }

  @Test
  void isReferredToInTheMiddleOfTexts() {
    String one = create("One", "{'SecretString':'1'}");
    String two = create("Two", "{'SecretString':'$2'}");
    String text =
        "{{resolve:secretsmanager:%s:SecretString:::}},{{resolve:secretsmanager:%s:SecretString}}"
            .formatted(one, two);

    assertThat(resolved(text)).isEqualTo("1,$2");
    assertThat(resolved("{{resolve:secretsmanager:" + one + "}}")).isEqualTo("1");
    assertThat(resolved("{{resolve:secretsmanager:Test-One}}")).isEqualTo("1");
    assertThat(resolved("no reference")).isEqualTo("no reference");
  }

  @Test
  void givesOneKeyOfAJsonSecret() {
    String arn =
        create(
            "User",
            """
            {'GenerateSecretString':{'PasswordLength':8,'ExcludePunctuation':true,
              'SecretStringTemplate':'{\\"user\\":\\"ann\\"}','GenerateStringKey':'password'}}""");

    assertThat(resolved("{{resolve:secretsmanager:" + arn + ":SecretString:user}}"))
        .isEqualTo("ann");
    assertThat(resolved("{{resolve:secretsmanager:" + arn + ":SecretString:password::}}"))
        .matches("[A-Za-z0-9]{8}");
    assertThatThrownBy(() -> resolved("{{resolve:secretsmanager:" + arn + ":SecretString:colour}}"))
        .hasMessageContaining("no key colour");
  }

  @ParameterizedTest
  @CsvSource({
    "{{resolve:secretsmanager:nowhere:SecretString}}, can't find the specified secret",
    "{{resolve:ssm-secure:name:1}}, not known here",
    "{{resolve:secretsmanager:Test-Known:SecretBinary}}, SecretBinary",
    "{{resolve:secretsmanager:Test-Known:SecretString::AWSPREVIOUS}}, AWSPREVIOUS",
  })
  void namesAReferenceThatCannotBeResolved(String reference, String why) {
    create("Known", "{'SecretString':'1'}");

    assertThatThrownBy(() -> resolved(reference))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reference)
        .hasMessageContaining(why);
  }

  private String create(String logicalId, String properties) {
    Created created = service.create(TestDoor.resource(SECRET, logicalId, properties));
    return created.ref();
  }

  private String value(String arn) {
    JsonNode input = Json.object().put("SecretId", arn);
    return aws.call("secretsmanager", "GetSecretValue", input).path("SecretString").asText();
  }

  private String resolved(String text) {
    ObjectNode properties = Json.object();
    properties.putArray("Deep").addObject().put("text", text);
    Resource resource = new Resource("Test", "R", "AWS::Test::R", properties);
    return references.resolve(resource).properties().at("/Deep/0/text").asText();
  }
}
