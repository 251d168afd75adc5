package dev.comanda.lake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.TaskInput;
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Writes one row per order into the lake's stream. Input: {@code {"records": [{messageId,
 * event}]}}. Output: {@code failed}, the messages to be delivered again, and {@code rejected},
 * those that will never make a row.
 */
public final class PutLakeRecordsTask implements RequestStreamHandler {

  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final LakeStream stream;

  /** As Lambda makes it. */
  public PutLakeRecordsTask() {
    this(Config.ofEnvironment());
  }

  private PutLakeRecordsTask(Config config) {
    this(config, new AwsClients(config));
  }

  private PutLakeRecordsTask(Config config, AwsClients clients) {
    this(
        config,
        clients.kinesis(),
        () -> Backoff.of(Clocks.utc(), Backoff.Sleeper.ofThread(), BUDGET));
    Snapshot.prepare(this, config, clients);
  }

  PutLakeRecordsTask(Config config, KinesisClient kinesis, Supplier<Backoff> backoffs) {
    this.stream = new LakeStream(kinesis, config.required("LAKE_STREAM_NAME"), backoffs);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    LakeBatch batch = LakeBatch.of(TaskInput.messages(input));
    List<LakeRecord> failed = stream.put(batch.records());
    output.write(Json.bytes(answer(failed, batch.rejected())));
  }

  private static Map<String, Object> answer(List<LakeRecord> failed, Map<String, String> rejected) {
    return Map.of(
        "failed", failed.stream().map(LakeRecord::messageId).toList(),
        "rejected",
            rejected.entrySet().stream()
                .map(entry -> Map.of("messageId", entry.getKey(), "reason", entry.getValue()))
                .toList());
  }
}
