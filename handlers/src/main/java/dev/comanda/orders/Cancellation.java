package dev.comanda.orders;

import dev.comanda.runtime.aws.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Why DynamoDB did not write an order. The reasons come in the order of the writes, {@code None}
 * for those that were fine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors">Cancellation
 *     reasons</a>
 */
final class Cancellation {

  private static final String CONDITION = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";
  private static final Set<String> PASSING =
      Set.of(CONFLICT, "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");

  private final TransactionCanceledException failure;
  private final OrderTransaction transaction;

  Cancellation(TransactionCanceledException failure, OrderTransaction transaction) {
    this.failure = failure;
    this.transaction = transaction;
  }

  /** Whether the same transaction may pass later, so that nothing can be said yet. */
  boolean mayPass() {
    return usedKey().isEmpty() && reasons().stream().anyMatch(this::isPassing);
  }

  /**
   * What the customer is told, after the last attempt.
   *
   * @throws TransactionCanceledException if it is nothing that a customer can cause
   */
  Placement outcome() {
    Optional<Placement> used = usedKey();
    if (used.isPresent()) {
      return used.get();
    }
    if (CONFLICT.equals(idempotency().code())) {
      return Placement.Refused.IN_FLIGHT;
    }
    List<Placement.Shortage> shortages = shortages();
    if (!shortages.isEmpty()) {
      return new Placement.OutOfStock(shortages);
    }
    if (mayPass()) {
      return Placement.Refused.BUSY;
    }
    throw failure;
  }

  /**
   * What the key's other use comes to. If that use is this very order, the answer to an earlier
   * attempt was lost, and the order is placed. It goes before any shortage: the stock may be short
   * because the other request took it.
   */
  private Optional<Placement> usedKey() {
    return CONDITION.equals(idempotency().code()) && idempotency().hasItem()
        ? Optional.of(IdempotencyRecord.read(idempotency().item()).replay(transaction.wish()))
        : Optional.empty();
  }

  private List<Placement.Shortage> shortages() {
    List<Placement.Shortage> shortages = new ArrayList<>();
    for (int i = OrderTransaction.FIRST_STOCK; i < reasons().size(); i++) {
      CancellationReason reason = reasons().get(i);
      if (CONDITION.equals(reason.code())) {
        long available = reason.hasItem() ? Attributes.number(reason.item(), "units") : 0;
        shortages.add(new Placement.Shortage(i - OrderTransaction.FIRST_STOCK, available));
      }
    }
    return shortages;
  }

  private CancellationReason idempotency() {
    return reasons().get(OrderTransaction.IDEMPOTENCY);
  }

  private List<CancellationReason> reasons() {
    return failure.cancellationReasons();
  }

  private boolean isPassing(CancellationReason reason) {
    return PASSING.contains(reason.code());
  }
}
