package dev.comanda.lake;

import dev.comanda.runtime.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * The stream that feeds the lake. Kinesis may take some records of a request and refuse others; it
 * is asked again for those alone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords</a>
 */
final class LakeStream {

  /** The most that a record may hold, data and partition key together, in bytes. */
  static final int MOST_RECORD_BYTES = 1024 * 1024;

  private static final int MOST_RECORDS = 500;
  private static final int MOST_REQUEST_BYTES = 5 * 1024 * 1024;

  /** With the budget of the backoff, shorter than the function's ten seconds. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);

  private final KinesisClient kinesis;
  private final String streamName;
  private final Supplier<Backoff> backoffs;

  /**
   * @param backoffs makes the waits between attempts, and so bounds them in time
   */
  LakeStream(KinesisClient kinesis, String streamName, Supplier<Backoff> backoffs) {
    this.kinesis = kinesis;
    this.streamName = streamName;
    this.backoffs = backoffs;
  }

  /**
   * Puts the records, repeating what was refused as long as the backoff allows.
   *
   * @return the records that were not taken
   * @throws SdkException if a request failed as a whole and none of the records was taken yet
   */
  List<LakeRecord> put(List<LakeRecord> records) {
    Backoff backoff = backoffs.get();
    List<LakeRecord> open = records;
    do {
      open = attempt(open, open.size() < records.size());
    } while (!open.isEmpty() && backoff.pause());
    return open;
  }

  private List<LakeRecord> attempt(List<LakeRecord> records, boolean someTaken) {
    List<LakeRecord> refused = new ArrayList<>();
    int asked = 0;
    for (List<LakeRecord> request : requests(records)) {
      try {
        refused.addAll(refused(request));
      } catch (SdkException e) {
        if (!someTaken && refused.size() == asked) {
          throw e;
        }
        refused.addAll(request);
      }
      asked += request.size();
    }
    return refused;
  }

  private List<LakeRecord> refused(List<LakeRecord> records) {
    List<PutRecordsResultEntry> results =
        kinesis
            .putRecords(
                request ->
                    request
                        .streamName(streamName)
                        .records(records.stream().map(LakeStream::entry).toList())
                        .overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT)))
            .records();
    return IntStream.range(0, records.size())
        .filter(i -> results.get(i).errorCode() != null)
        .mapToObj(records::get)
        .toList();
  }

  private static PutRecordsRequestEntry entry(LakeRecord record) {
    return PutRecordsRequestEntry.builder()
        .partitionKey(record.row().customerId())
        .data(SdkBytes.fromByteArrayUnsafe(record.row().json()))
        .build();
  }

  /** The records in as few requests as Kinesis allows. */
  static List<List<LakeRecord>> requests(List<LakeRecord> records) {
    List<List<LakeRecord>> requests = new ArrayList<>();
    List<LakeRecord> request = new ArrayList<>();
    int bytes = 0;
    for (LakeRecord record : records) {
      int size = record.row().size();
      if (request.size() == MOST_RECORDS || bytes + size > MOST_REQUEST_BYTES) {
        requests.add(request);
        request = new ArrayList<>();
        bytes = 0;
      }
      request.add(record);
      bytes += size;
    }
    if (!request.isEmpty()) {
      requests.add(request);
    }
    return requests;
  }
}
