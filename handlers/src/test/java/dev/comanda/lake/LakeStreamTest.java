package dev.comanda.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LakeStreamTest {

  private static final String CUSTOMER = "customer";

  @Test
  void putsAtMostFiveHundredRecordsIntoARequest() {
    assertThat(sizes(records(1_001, 10))).containsExactly(500, 500, 1);
    assertThat(sizes(records(500, 10))).containsExactly(500);
  }

  @Test
  void putsAtMostFiveMebibytesIntoARequestPartitionKeysIncluded() {
    int mebibyte = LakeStream.MOST_RECORD_BYTES;

    assertThat(sizes(records(7, mebibyte - CUSTOMER.length()))).containsExactly(5, 2);
    assertThat(sizes(records(7, mebibyte - CUSTOMER.length() + 1))).containsExactly(4, 3);
  }

  @Test
  void asksNothingForNoRecords() {
    assertThat(LakeStream.requests(List.of())).isEmpty();
  }

  private static List<Integer> sizes(List<LakeRecord> records) {
    List<List<LakeRecord>> requests = LakeStream.requests(records);
    assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(records);
    return requests.stream().map(List::size).toList();
  }

  private static List<LakeRecord> records(int number, int bytes) {
    LakeRow row = new LakeRow(CUSTOMER, new byte[bytes]);
    return IntStream.range(0, number).mapToObj(i -> new LakeRecord("m" + i, row)).toList();
  }
}
