package dev.comanda.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.door.AwsRequest;
import dev.comanda.local.door.AwsResponse;
import dev.comanda.local.door.Caller;
import dev.comanda.local.door.Engine;
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
  private static final Caller CALLER = new Caller("s3-replication");
  private static final Set<String> WRITES =
      Set.of("PutObject", "CopyObject", "CompleteMultipartUpload");

  /** One rule: what is copied where. */
  private record Rule(String prefix, String bucket, boolean deletes) {}

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
   * @param s3 answers the calls
   */
  Replication(Engine s3) {
    this.s3 = s3;
  }

  /**
   * Begins to copy from a bucket.
   *
   * @param configuration the bucket's {@code ReplicationConfiguration}
   */
  void from(String bucket, JsonNode configuration) {
    List<Rule> enabled = new ArrayList<>();
    for (JsonNode rule : configuration.path("Rules")) {
      if (rule.path("Status").asText().equals("Enabled")) {
        String arn = rule.path("Destination").path("Bucket").asText();
        enabled.add(
            new Rule(
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
      for (Rule rule : rules.getOrDefault(path.substring(1, Math.max(1, slash)), List.of())) {
        String key = path.substring(slash + 1);
        if (key.startsWith(rule.prefix()) && (write || rule.deletes())) {
          later(write ? copy(path, rule.bucket(), key) : removal(rule.bucket(), key));
        }
      }
    }
    return answer;
  }

  @Override
  public void close() {
    copies.shutdownNow();
  }

  private void later(AwsRequest request) {
    try {
      copies.execute(() -> send(request));
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopped before {}", request.target());
    }
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

  private static AwsRequest copy(String source, String bucket, String key) {
    return new AwsRequest(
        CALLER,
        "s3",
        "CopyObject",
        "PUT",
        "/" + bucket + "/" + key,
        Map.of("x-amz-copy-source", source),
        new byte[0]);
  }

  private static AwsRequest removal(String bucket, String key) {
    return new AwsRequest(
        CALLER, "s3", "DeleteObject", "DELETE", "/" + bucket + "/" + key, Map.of(), new byte[0]);
  }
}
