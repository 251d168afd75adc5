package dev.comanda.orders;

import static dev.comanda.orders.StockedTable.NOW;
import static dev.comanda.orders.StockedTable.line;
import static dev.comanda.orders.StockedTable.placed;
import static dev.comanda.orders.StockedTable.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.FaultyClient;
import dev.comanda.runtime.aws.LocalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Many requests at once, and a DynamoDB that is busy, loses answers or leaves work undone. */
class OrderRacesTest {

  @RegisterExtension final StockedTable stocked = new StockedTable();
  private final LocalTable table = stocked.table();
  private final TestClock clock = stocked.clock();
  private final FaultyClient writes =
      new FaultyClient(table.client(), TransactWriteItemsRequest.class);
  private final Orders orders = stocked.orders(writes);

  @Test
  void placesOneOrderForSixtyFourRequestsAtOnce() throws Exception {
    table.putStock("mug", 1);
    List<Placement> placements = atOnce(64, i -> wish("k", "hash", line("mug", 1)));

    assertThat(placements).allMatch(placements.get(0)::equals);
    assertThat(placements.get(0)).isInstanceOf(Placement.Placed.class);
    assertThat(stocked.orderCount("ana")).isEqualTo(1);
    assertThat(table.stock("mug")).isZero();
  }

  @Test
  void neverSellsMoreThanThereIs() throws Exception {
    List<Placement> placements = atOnce(32, i -> wish("k" + i, "hash" + i, line("tea", 1)));

    assertThat(placements).filteredOn(Placement.Placed.class::isInstance).hasSize(3);
    assertThat(placements).filteredOn(Placement.OutOfStock.class::isInstance).hasSize(29);
    assertThat(table.stock("tea")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void triesTheSameTransactionAgainForWhatCanPass(String code) {
    writes.failing(3, cancelled("None", "None", code));

    placed(orders.place(wish("k", "hash", line("mug", 1))));

    assertThat(writes.requests()).hasSize(4);
    assertThat(writes.requests()).allMatch(writes.requests().get(0)::equals);
    assertThat(((TransactWriteItemsRequest) writes.requests().get(0)).clientRequestToken())
        .isNotBlank();
  }

  @Test
  void givesUpAfterTwoSeconds() {
    writes.failing(1000, cancelled("None", "None", "TransactionConflict"));

    assertThat(orders.place(wish("k", "hash", line("mug", 1)))).isEqualTo(Placement.Refused.BUSY);
    assertThat(clock.instant()).isBetween(NOW.plusSeconds(1), NOW.plusSeconds(2));
    assertThat(writes.requests()).hasSizeGreaterThan(4);
  }

  @Test
  void saysThatAnotherRequestWithTheKeyIsInFlight() {
    writes.failing(1000, cancelled("None", "TransactionConflict", "None"));

    assertThat(orders.place(wish("k", "hash", line("mug", 1))))
        .isEqualTo(Placement.Refused.IN_FLIGHT);
  }

  @Test
  void waitsForItsOwnTransactionInProgress() {
    writes.failing(2, TransactionInProgressException.builder().message("in progress").build());

    placed(orders.place(wish("k", "hash", line("mug", 1))));
  }

  @Test
  void triesAgainUntilEveryShortLineIsKnown() {
    writes.failing(1, cancelled("None", "None", "ConditionalCheckFailed", "TransactionConflict"));

    assertThat(orders.place(wish("k", "hash", line("tea", 4), line("cup", 1))))
        .isEqualTo(
            new Placement.OutOfStock(
                List.of(new Placement.Shortage(0, 3), new Placement.Shortage(1, 0))));
  }

  @Test
  void doesNotMistakeItsOwnLostAnswerForAConflict() {
    writes.losingTheAnswer(ApiCallTimeoutException.create(1));

    OrderId orderId = placed(orders.place(wish("k", "hash", line("mug", 1)))).orderId();

    assertThat(stocked.orderCount("ana")).isEqualTo(1);
    assertThat(orders.find("ana", orderId)).isPresent();
    assertThat(table.stock("mug")).isEqualTo(9);
  }

  @Test
  void answersWithTheOrderThatWonTheRaceEvenIfItTookTheLastUnit() {
    table.putStock("mug", 1);
    PlaceOrder wish = wish("k", "hash", line("mug", 1));
    Orders other = stocked.orders(table.client());
    List<Placement> winner = new ArrayList<>();
    writes.then(
        call ->
            () -> {
              winner.add(other.place(wish));
              return call.get();
            });

    assertThat(orders.place(wish)).isEqualTo(winner.get(0)).isInstanceOf(Placement.Placed.class);
  }

  @Test
  void refusesTheKeyThatAnotherBodyUsedInTheMeantime() {
    Orders other = stocked.orders(table.client());
    writes.then(
        call ->
            () -> {
              other.place(wish("k", "other", line("mug", 2)));
              return call.get();
            });

    assertThat(orders.place(wish("k", "hash", line("mug", 1))))
        .isEqualTo(Placement.Refused.KEY_REUSED);
  }

  @Test
  void doesNotTryAgainWhatCannotPass() {
    writes.failing(1, cancelled("None", "ValidationError", "None"));

    assertThatThrownBy(() -> orders.place(wish("k", "hash", line("mug", 1))))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(writes.requests()).hasSize(1);
  }

  @Test
  void asksAgainForKeysThatWereNotProcessed() {
    FaultyClient reads = new FaultyClient(table.client(), BatchGetItemRequest.class);
    reads.then(
        call ->
            () -> {
              Map<String, KeysAndAttributes> asked =
                  ((BatchGetItemRequest) reads.requests().get(0)).requestItems();
              return BatchGetItemResponse.builder().unprocessedKeys(asked).build();
            });

    assertThat(stocked.orders(reads).place(wish("k", "hash", line("mug", 1))))
        .isInstanceOf(Placement.Placed.class);
    assertThat(reads.requests()).hasSize(2);
  }

  @Test
  void readsConsistently() {
    FaultyClient reads = new FaultyClient(table.client(), BatchGetItemRequest.class);
    stocked.orders(reads).place(wish("k", "hash", line("mug", 1)));

    assertThat(((BatchGetItemRequest) reads.requests().get(0)).requestItems().values())
        .allMatch(KeysAndAttributes::consistentRead);
  }

  private List<Placement> atOnce(int count, java.util.function.IntFunction<PlaceOrder> wishes)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(count);
    CountDownLatch start = new CountDownLatch(1);
    Orders shared = stocked.orders(table.client());
    try {
      List<Future<Placement>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        PlaceOrder wish = wishes.apply(i);
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return shared.place(wish);
                }));
      }
      start.countDown();
      List<Placement> placements = new ArrayList<>();
      for (Future<Placement> future : futures) {
        placements.add(future.get());
      }
      return placements;
    } finally {
      pool.shutdownNow();
    }
  }

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            List.of(codes).stream()
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .message("cancelled")
        .build();
  }
}
