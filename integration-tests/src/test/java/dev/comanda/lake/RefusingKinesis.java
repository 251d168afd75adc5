package dev.comanda.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * A client that keeps some records of its first calls from the stream, as a shard does that has had
 * its megabyte of the second. No emulator has such a shard.
 */
final class RefusingKinesis implements KinesisClient {

  private final KinesisClient real;
  private final Set<Integer> refused;
  private final List<Integer> sizes = new ArrayList<>();
  private int times;

  /** Refuses the records at these positions, that many times. */
  RefusingKinesis(KinesisClient real, int times, int... refused) {
    this.real = real;
    this.times = times;
    this.refused = IntStream.of(refused).boxed().collect(Collectors.toSet());
  }

  /** How many records each call had. */
  List<Integer> sizes() {
    return sizes;
  }

  @Override
  public PutRecordsResponse putRecords(PutRecordsRequest request) {
    sizes.add(request.records().size());
    if (times == 0) {
      return real.putRecords(request);
    }
    times--;
    List<PutRecordsRequestEntry> taken = new ArrayList<>();
    for (int i = 0; i < request.records().size(); i++) {
      if (!refused.contains(i)) {
        taken.add(request.records().get(i));
      }
    }
    List<PutRecordsResultEntry> results =
        taken.isEmpty()
            ? List.of()
            : new ArrayList<>(
                real.putRecords(request.toBuilder().records(taken).build()).records());
    return answer(request.records().size(), results);
  }

  private PutRecordsResponse answer(int size, List<PutRecordsResultEntry> taken) {
    var next = taken.iterator();
    List<PutRecordsResultEntry> results =
        IntStream.range(0, size)
            .mapToObj(i -> refused.contains(i) ? throttled() : next.next())
            .toList();
    return PutRecordsResponse.builder()
        .failedRecordCount(size - taken.size())
        .records(results)
        .build();
  }

  private static PutRecordsResultEntry throttled() {
    return PutRecordsResultEntry.builder()
        .errorCode("ProvisionedThroughputExceededException")
        .errorMessage("Rate exceeded for shard")
        .build();
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {
    real.close();
  }
}
