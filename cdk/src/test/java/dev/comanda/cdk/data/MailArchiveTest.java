package dev.comanda.cdk.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archived mails, how long they are kept, and their copies in another region. */
class MailArchiveTest {

  private final Assembly dev = Assembly.dev();
  private final Resource emails = dev.resource("Data", "EmailsBucket");
  private final Resource copies = dev.resource("Replica", "EmailsReplicaBucket");

  @ParameterizedTest
  @MethodSource("mails")
  void moveMailsToGlacierAfterAYearHoweverSmall(Resource mails) {
    JsonNode rule = mails.at("/LifecycleConfiguration/Rules/0");

    assertThat(rule.at("/Transitions/0/StorageClass").asText()).isEqualTo("GLACIER");
    assertThat(rule.at("/Transitions/0/TransitionInDays").asInt()).isEqualTo(365);
    assertThat(mails.at("/LifecycleConfiguration/TransitionDefaultMinimumObjectSize").asText())
        .as("by default S3 moves nothing below 128 KB")
        .isEqualTo("varies_by_storage_class");
  }

  @Test
  void leaveMailsWhereTheyAreIfTheOwnerWantsIt() {
    Assembly staying = Assembly.devWith("mailsToGlacier", "false");

    assertThat(lifecycle(staying.resource("Data", "EmailsBucket")).findValues("Transitions"))
        .isEmpty();
    assertThat(longestLife(staying.resource("Replica", "EmailsReplicaBucket"))).isEqualTo(760);
  }

  /** What expires in a bucket with versions is only hidden, and lives on as what was deleted. */
  @ParameterizedTest
  @MethodSource("mails")
  void keepMailsForTwoYearsAndAMonth(Resource mails) {
    assertThat(mails.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    assertThat(longestLife(mails)).isEqualTo(730 + 30);
  }

  @Test
  void copyEveryMailAndEveryDeleteMarkerToTheOtherRegion() {
    assertThat(emails.at("/ReplicationConfiguration/Rules")).hasSize(1);
    JsonNode rule = emails.at("/ReplicationConfiguration/Rules/0");

    assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
    assertThat(rule.at("/Filter/Prefix").asText("?")).isEmpty();
    assertThat(rule.at("/DeleteMarkerReplication/Status").asText()).isEqualTo("Enabled");
    assertThat(rule.at("/Destination/Bucket").toString())
        .contains("arn:aws:s3:::comanda-dev-emails-replica-", "AWS::AccountId", "-us-east-2");
    assertThat(copies.at("/BucketName").toString())
        .contains("comanda-dev-emails-replica-", "AWS::AccountId", "-us-east-2\"");
  }

  @Test
  void areCopiedIntoABucketOfAnotherNameWhereTheFirstWasKept() {
    Assembly second = Assembly.devWith("replicaGeneration", "2");

    assertThat(second.resource("Replica", "EmailsReplicaBucket").at("/BucketName").toString())
        .contains("-us-east-2-2\"");
    assertThat(
            second
                .resource("Data", "EmailsBucket")
                .at("/ReplicationConfiguration/Rules/0/Destination/Bucket")
                .toString())
        .contains("-us-east-2-2\"");
    assertThat(
            second
                .resource("Data", "EmailsReplicationRoleDefaultPolicy")
                .at("/PolicyDocument")
                .toString())
        .contains("-us-east-2-2/*\"");
  }

  @Test
  void existAsTargetsBeforeTheRuleThatCopies() {
    assertThat(dev.dependencies("Data")).contains("Replica");
  }

  @Test
  void measureHowLongCopyingTakesAndBoundIt() {
    JsonNode destination = emails.at("/ReplicationConfiguration/Rules/0/Destination");

    assertThat(emails.at("/ReplicationConfiguration/Rules/0/Id").asText()).isEqualTo("mails");
    assertThat(destination.at("/Metrics/Status").asText()).isEqualTo("Enabled");
    assertThat(destination.at("/ReplicationTime/Status").asText()).isEqualTo("Enabled");
    assertThat(destination.at("/ReplicationTime/Time/Minutes").asInt()).isEqualTo(15);
  }

  @Test
  void letS3CopyAndNothingElse() {
    assertThat(emails.at("/ReplicationConfiguration/Role/Fn::GetAtt/0").asText())
        .isEqualTo("EmailsReplicationRole");
    assertThat(dev.resource("Data", "EmailsReplicationRole").statements())
        .singleElement()
        .satisfies(
            trust ->
                assertThat(trust.at("/Principal/Service").asText()).isEqualTo("s3.amazonaws.com"));
    assertThat(actionsOn("EmailsBucket", false))
        .containsExactlyInAnyOrder("s3:GetReplicationConfiguration", "s3:ListBucket");
    assertThat(actionsOn("EmailsBucket", true))
        .containsExactlyInAnyOrder(
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging");
    assertThat(actionsOn("emails-replica", true))
        .containsExactlyInAnyOrder("s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags");
  }

  private List<String> actionsOn(String bucket, boolean objects) {
    return dev.resource("Data", "EmailsReplicationRoleDefaultPolicy").statements().stream()
        .filter(statement -> statement.path("Resource").toString().contains(bucket))
        .filter(statement -> statement.path("Resource").toString().contains("/*") == objects)
        .flatMap(statement -> Resource.texts(statement.path("Action")).stream())
        .toList();
  }

  /** The days from a version's being written to its data's being gone. */
  private static int longestLife(Resource bucket) {
    return days(bucket, "ExpirationInDays") + days(bucket, "NoncurrentDays");
  }

  private static int days(Resource bucket, String rule) {
    return lifecycle(bucket).findValues(rule).stream().mapToInt(JsonNode::asInt).max().orElse(0);
  }

  private static JsonNode lifecycle(Resource bucket) {
    return bucket.at("/LifecycleConfiguration");
  }

  static Stream<Resource> mails() {
    return Assembly.both()
        .flatMap(
            assembly ->
                Stream.of(
                    assembly.resource("Data", "EmailsBucket"),
                    assembly.resource("Replica", "EmailsReplicaBucket")));
  }
}
