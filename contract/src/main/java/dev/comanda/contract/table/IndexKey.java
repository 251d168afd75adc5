package dev.comanda.contract.table;

import dev.comanda.contract.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The key of an item in the index.
 *
 * @param pk the partition key
 * @param sk the sort key
 */
public record IndexKey(String pk, String sk) {

  /** Into how many partitions the orders of a day are spread. */
  public static final int SHARDS = 8;

  /** A product, among those of its category. */
  public static IndexKey ofProduct(String category, String productId) {
    return new IndexKey(category(category), Key.PRODUCT + productId);
  }

  /** The partition of a category. */
  public static String category(String category) {
    return Partition.CATEGORY.of(category);
  }

  /** Where an operator finds an order by its id alone: on its day, in one of the shards. */
  public static IndexKey ofOrder(String orderId) {
    LocalDate day = LocalDate.ofInstant(Times.ofOrder(orderId), ZoneOffset.UTC);
    return new IndexKey(orders(day, shard(orderId)), orderId);
  }

  /**
   * A part of the orders of a day.
   *
   * @param day in UTC
   * @param shard 0 to {@link #SHARDS} - 1
   */
  public static String orders(LocalDate day, int shard) {
    return Partition.DAY.of(day + "#" + shard);
  }

  private static int shard(String orderId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(orderId.getBytes(StandardCharsets.UTF_8));
      return (digest[0] & 0xFF) % SHARDS;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
