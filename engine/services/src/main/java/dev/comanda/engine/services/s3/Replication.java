package dev.comanda.engine.services.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.door.Door;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies objects to other buckets after they were written, and removes them there after they were
 * deleted, as {@code ReplicationConfiguration} says. The buckets keep one version of an object;
 * there are no metrics and no replication status.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html">Replication</a>
 */
final class Replication implements Engine, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Replication.class);
  private static final String NAME = "s3-replication";

  /** What S3 looks up in the source bucket before it copies. */
  private static final List<String> OF_SOURCE_BUCKET =
      List.of("s3:GetReplicationConfiguration", "s3:ListBucket");

  /** What it reads of an object. */
  private static final List<String> OF_SOURCE =
      List.of(
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging");

  /** What it writes of a copy. */
  private static final List<String> OF_COPY = List.of("s3:ReplicateObject", "s3:ReplicateTags");

  private static final Set<String> WRITES =
      Set.of("PutObject", "CopyObject", "CompleteMultipartUpload");

  /** One rule: what is copied where, and by whom. */
  private record Rule(Caller caller, String prefix, String bucket, boolean deletes) {}

  private final Door door;
  private final Engine s3;
  private final Map<String, List<Rule>> rules = new ConcurrentHashMap<>();
  private final ExecutorService copies =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "s3-replication");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param door whose guard is asked whether S3 may copy
   * @param s3 answers the calls
   */
  Replication(Door door, Engine s3) {
    this.door = door;
    this.s3 = s3;
  }

  /**
   * Begins to copy from a bucket.
   *
   * @param configuration the bucket's {@code ReplicationConfiguration}
   */
  void from(String bucket, JsonNode configuration) {
    Caller caller = Caller.inRole(NAME, configuration.path("Role").asText());
    List<Rule> enabled = new ArrayList<>();
    for (JsonNode rule : configuration.path("Rules")) {
      if (rule.path("Status").asText().equals("Enabled")) {
        String arn = rule.path("Destination").path("Bucket").asText();
        enabled.add(
            new Rule(
                caller,
                rule.path("Filter").path("Prefix").asText(rule.path("Prefix").asText("")),
                arn.substring(arn.lastIndexOf(':') + 1),
                rule.at("/DeleteMarkerReplication/Status").asText().equals("Enabled")));
      }
    }
    rules.put(bucket, enabled);
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    AwsResponse answer = s3.handle(request);
    boolean write = WRITES.contains(request.operation());
    boolean delete = request.operation().equals("DeleteObject");
    if ((write || delete) && answer.status() < 300) {
      String path = request.target().split("\\?")[0];
      int slash = path.indexOf('/', 1);
      String bucket = path.substring(1, Math.max(1, slash));
      for (Rule rule : rules.getOrDefault(bucket, List.of())) {
        String key = path.substring(slash + 1);
        if (key.startsWith(rule.prefix()) && (write || rule.deletes())) {
          later(rule, bucket, write ? copy(path, rule, key) : removal(rule, key));
        }
      }
    }
    return answer;
  }

  @Override
  public void close() {
    copies.shutdownNow();
  }

  private void later(Rule rule, String bucket, AwsRequest request) {
    try {
      copies.execute(
          () -> {
            if (isAllowed(rule, bucket, request)) {
              send(request);
            } else {
              LOG.warn("The role of the replication may not write {}", request.target());
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopped before {}", request.target());
    }
  }

  /**
   * Whether the role may do all that S3 does for one object.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html">Permissions
   *     for live replication</a>
   */
  private boolean isAllowed(Rule rule, String bucket, AwsRequest request) {
    String source = "arn:aws:s3:::" + bucket;
    String key = request.target().substring(rule.bucket().length() + 2);
    String copy = "arn:aws:s3:::" + rule.bucket() + "/" + key;
    boolean removes = request.operation().equals("DeleteObject");
    return allows(rule, OF_SOURCE_BUCKET, source)
        && allows(rule, OF_SOURCE, source + "/" + key)
        && allows(rule, removes ? List.of("s3:ReplicateDelete") : OF_COPY, copy);
  }

  private boolean allows(Rule rule, List<String> actions, String resource) {
    return actions.stream()
        .allMatch(action -> door.guard().allows(rule.caller(), action, resource));
  }

  private void send(AwsRequest request) {
    try {
      AwsResponse answer = s3.handle(request);
      if (answer.status() >= 300) {
        LOG.warn("Replication to {} failed: {}", request.target(), answer.status());
      }
    } catch (IOException e) {
      LOG.warn("Replication to {} failed", request.target(), e);
    }
  }

  private static AwsRequest copy(String source, Rule rule, String key) {
    return new AwsRequest(
        rule.caller(),
        "s3",
        "CopyObject",
        "PUT",
        "/" + rule.bucket() + "/" + key,
        Map.of("x-amz-copy-source", source),
        new byte[0]);
  }

  private static AwsRequest removal(Rule rule, String key) {
    String target = "/" + rule.bucket() + "/" + key;
    return new AwsRequest(
        rule.caller(), "s3", "DeleteObject", "DELETE", target, Map.of(), new byte[0]);
  }
}
