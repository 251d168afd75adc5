package dev.comanda.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.Shards;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Clocks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Rows get into the stream whole, each at least once, whatever the stream refuses meanwhile. */
@Contract
class LakeStreamContractIT {

  private final String customer = UUID.randomUUID().toString();
  private final KinesisClient kinesis;
  private final Shards shards;

  LakeStreamContractIT(Cloud cloud) {
    kinesis = cloud.clients().kinesis();
    shards = new Shards(cloud.own());
  }

  @Test
  void rowsAreInTheStreamByteForByte() {
    List<LakeRecord> records = records(3);

    assertThat(stream(kinesis).put(records)).isEmpty();

    assertThat(data(shards.awaitRecords(customer, 3)))
        .containsExactlyInAnyOrderElementsOf(rows(records));
  }

  @Test
  void whatWasRefusedIsPutAgainAndNothingElse() {
    List<LakeRecord> records = records(4);
    RefusingKinesis refusing = new RefusingKinesis(kinesis, 1, 1, 3);

    assertThat(stream(refusing).put(records)).isEmpty();

    assertThat(refusing.sizes()).containsExactly(4, 2);
    assertThat(data(shards.awaitRecords(customer, 4)))
        .containsExactlyInAnyOrderElementsOf(rows(records));
  }

  @Test
  void whatIsRefusedToTheEndIsNamed() {
    List<LakeRecord> records = records(3);
    RefusingKinesis refusing = new RefusingKinesis(kinesis, Integer.MAX_VALUE, 0);

    List<LakeRecord> refused = stream(refusing).put(records);

    assertThat(refused).hasSize(1).isSubsetOf(records);
    assertThat(data(shards.awaitRecords(customer, 2)))
        .containsExactlyInAnyOrderElementsOf(
            rows(records.stream().filter(record -> !refused.contains(record)).toList()));
  }

  private LakeStream stream(KinesisClient client) {
    return new LakeStream(
        client,
        shards.stream(),
        () -> Backoff.of(Clocks.utc(), Backoff.Sleeper.ofThread(), Duration.ofMillis(500)));
  }

  private List<LakeRecord> records(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                new LakeRecord(
                    "m" + i,
                    new LakeRow(
                        customer,
                        ("{\"row\":" + i + ",\"ñ\":\"€\"}\n").getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  private static List<String> rows(List<LakeRecord> records) {
    return records.stream()
        .map(record -> new String(record.row().json(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<String> data(List<Record> records) {
    return records.stream().map(record -> record.data().asUtf8String()).toList();
  }
}
