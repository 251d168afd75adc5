package dev.comanda.contract.table;

import dev.comanda.contract.Mail;

/**
 * The key of an item.
 *
 * @param pk the partition key
 * @param sk the sort key
 */
public record Key(String pk, String sk) {

  /** What the sort key of a product begins with, in the table and in the index. */
  public static final String PRODUCT = "PRODUCT#";

  /** What the sort key of an order begins with. */
  public static final String ORDER = "ORDER#";

  /** What the sort key of an idempotency record begins with. */
  public static final String IDEMPOTENCY = "IDEMPOTENCY#";

  /** The sort key of a customer. */
  public static final String PROFILE = "PROFILE";

  /** A product of the catalogue. */
  public static Key ofProduct(String productId) {
    return new Key(Partition.CATALOGUE.prefix(), PRODUCT + productId);
  }

  /** How many units of a product there are. */
  public static Key ofStock(String productId) {
    return new Key(Partition.STOCK.of(productId), "STOCK");
  }

  /** A customer. */
  public static Key ofProfile(String customerId) {
    return new Key(Partition.CUSTOMER.of(customerId), PROFILE);
  }

  /** An order of a customer. */
  public static Key ofOrder(String customerId, String orderId) {
    return new Key(Partition.CUSTOMER.of(customerId), ORDER + orderId);
  }

  /** What a customer's key was used for. */
  public static Key ofIdempotency(String customerId, String key) {
    return new Key(Partition.CUSTOMER.of(customerId), IDEMPOTENCY + key);
  }

  /** What became of a mail about an order. */
  public static Key ofMail(String orderId, Mail mail) {
    return new Key(Partition.ORDER.of(orderId), "MAIL#" + mail.ledgerName());
  }

  /**
   * How often something was attempted.
   *
   * @param digest of whose attempts
   * @param limit that they count for
   */
  public static Key ofAttempts(String digest, String limit) {
    return new Key(Partition.ATTEMPTS.of(digest), limit);
  }
}
