package dev.comanda.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy statement of every resource: of roles, buckets, queues, topics and keys. */
class PoliciesTest {

  /** Variants of one action of KMS, which the library grants together. */
  private static final Set<String> VARIANTS = Set.of("kms:GenerateDataKey*", "kms:ReEncrypt*");

  private static final String EMPTYING_ROLE = "CustomS3AutoDeleteObjectsCustomResourceProviderRole";

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void allowNamedActionsOnly(Assembly assembly) {
    assertThat(allowing(assembly))
        .isNotEmpty()
        .filteredOn(statement -> !statement.leavesTheKeyToItsAccount())
        .filteredOn(statement -> !statement.letsCdkEmptyTheBucket())
        .filteredOn(
            statement ->
                statement.actions().isEmpty()
                    || statement.actions().stream()
                        .anyMatch(action -> action.contains("*") && !VARIANTS.contains(action)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letBucketsBeEmptiedInDevelopmentOnly(Assembly assembly) {
    List<Statement> emptying =
        allowing(assembly).stream().filter(Statement::letsCdkEmptyTheBucket).toList();

    assertThat(emptying)
        .hasSize(assembly.isProduction() ? 0 : assembly.resources("AWS::S3::BucketPolicy").size())
        .allSatisfy(
            statement ->
                assertThat(statement.actions())
                    .containsExactlyInAnyOrder(
                        "s3:PutBucketPolicy", "s3:GetBucket*", "s3:List*", "s3:DeleteObject*"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void allowNobodyWhoIsNotNamed(Assembly assembly) {
    assertThat(allowing(assembly))
        .noneMatch(statement -> statement.json().has("NotPrincipal"))
        .noneMatch(statement -> statement.json().has("NotAction"))
        .noneMatch(statement -> statement.json().has("NotResource"))
        .noneMatch(statement -> statement.json().path("Principal").toString().contains("*"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letPipesTakeARoleForPipesOfThisAccountOnly(Assembly assembly) {
    assertThat(allowing(assembly))
        .filteredOn(statement -> statement.isFor("pipes.amazonaws.com"))
        .hasSizeGreaterThanOrEqualTo(assembly.resources("AWS::Pipes::Pipe").size())
        .allSatisfy(
            statement -> {
              JsonNode condition = statement.json().path("Condition");
              assertThat(condition.at("/StringEquals/aws:SourceAccount/Ref").asText())
                  .isEqualTo("AWS::AccountId");
              assertThat(condition.at("/ArnLike/aws:SourceArn").toString())
                  .contains(":pipes:", "AWS::AccountId", ":pipe/*");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letTopicsAloneSendToQueues(Assembly assembly) {
    assertThat(allowing(assembly))
        .filteredOn(statement -> statement.resource().type().equals("AWS::SQS::QueuePolicy"))
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(statement.actions()).containsExactly("sqs:SendMessage");
              assertThat(statement.isFor("sns.amazonaws.com")).isTrue();
              JsonNode source = statement.json().at("/Condition/ArnEquals/aws:SourceArn");
              Resource topic =
                  Reference.of(assembly, statement.resource().stack(), source).resource();
              assertThat(topic.type()).isEqualTo("AWS::SNS::Topic");
            });
  }

  private static List<Statement> allowing(Assembly assembly) {
    return assembly.resources().stream()
        .flatMap(
            resource ->
                resource.properties().findValues("Statement").stream()
                    .flatMap(statements -> Resource.list(statements).stream())
                    .map(json -> new Statement(resource, json)))
        .filter(statement -> statement.json().path("Effect").asText().equals("Allow"))
        .toList();
  }

  private record Statement(Resource resource, JsonNode json) {

    List<String> actions() {
      return Resource.texts(json.path("Action"));
    }

    boolean isFor(String service) {
      return Stream.of(json.at("/Principal/Service"))
          .flatMap(services -> Resource.texts(services).stream())
          .anyMatch(service::equals);
    }

    /** Without this statement nobody could ever change the key again. */
    boolean leavesTheKeyToItsAccount() {
      return resource.type().equals("AWS::KMS::Key")
          && actions().equals(List.of("kms:*"))
          && json.at("/Principal/AWS").toString().contains(":root");
    }

    /** The library's own choice of actions, for the one function that empties buckets. */
    boolean letsCdkEmptyTheBucket() {
      return resource.type().equals("AWS::S3::BucketPolicy")
          && json.at("/Principal/AWS/Fn::GetAtt/0").asText().equals(EMPTYING_ROLE);
    }

    @Override
    public String toString() {
      return resource + " " + json;
    }
  }
}
