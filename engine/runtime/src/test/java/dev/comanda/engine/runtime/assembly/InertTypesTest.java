package dev.comanda.engine.runtime.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InertTypesTest {

  @ParameterizedTest(name = "{0} has {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS::KMS::ReplicaKey | {} | Arn | arn:aws:kms:us-east-2:000000000000:key/Shop-Thing",
        "AWS::Logs::LogGroup | {'LogGroupName':'/a'} | Arn | arn:aws:logs:us-east-2:000000000000:log-group:/a:*",
        "AWS::WAFv2::WebACL | {} | Arn | arn:aws:wafv2:us-east-2:000000000000:global/webacl/Shop-Thing",
        "AWS::EC2::VPC | {'CidrBlock':'10.0.0.0/16'} | CidrBlock | 10.0.0.0/16",
        "AWS::EC2::SecurityGroup | {} | GroupId | Shop-Thing",
        "AWS::EC2::EIP | {} | AllocationId | Shop-Thing",
      })
  void haveTheAttributesThatOthersReferTo(
      String type, String properties, String attribute, String value) {
    assertThat(create(type, properties).attributes()).containsEntry(attribute, value);
  }

  @Test
  void areReferredToByNameOrArn() {
    assertThat(create("AWS::CodeDeploy::Application", "{}").ref()).isEqualTo("Shop-Thing");
    assertThat(create("AWS::Athena::WorkGroup", "{'Name':'lake'}").ref()).isEqualTo("lake");
    assertThat(create("AWS::CertificateManager::Certificate", "{}").ref())
        .startsWith("arn:aws:acm:");
  }

  @Test
  void sayWhyTheyDoNothing() {
    assertThat(InertTypes.reasons())
        .isNotEmpty()
        .allSatisfy((t, why) -> assertThat(why).isNotBlank());
    assertThat(InertTypes.create(resource("AWS::S3::Bucket", "{}"))).isEmpty();
  }

  private static Created create(String type, String properties) {
    return InertTypes.create(resource(type, properties)).orElseThrow();
  }

  private static Resource resource(String type, String properties) {
    ObjectNode parsed = (ObjectNode) Json.parse(properties.replace('\'', '"'));
    return new Resource("Shop", "us-east-2", "Thing", type, parsed);
  }
}
