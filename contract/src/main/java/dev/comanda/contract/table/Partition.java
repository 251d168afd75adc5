package dev.comanda.contract.table;

/**
 * What partition keys begin with, for the key of an item and for the permission to touch it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">dynamodb:LeadingKeys</a>
 */
public enum Partition {
  /** All products, in one partition. */
  CATALOGUE("CATALOGUE", false),
  /** The stock of a product. */
  STOCK("STOCK#", true),
  /** A customer, with all orders. */
  CUSTOMER("CUSTOMER#", true),
  /** What was done with an order, by its id alone: its mails. */
  ORDER("ORDER#", true),
  /** How often something was attempted; the rest is a digest of who attempted what. */
  ATTEMPTS("ATTEMPTS#", true),
  /** In the index: the products of a category. */
  CATEGORY("CATEGORY#", true),
  /** In the index: a part of the orders of a day. */
  DAY("ORDERS#", true);

  private final String prefix;
  private final boolean open;

  Partition(String prefix, boolean open) {
    this.prefix = prefix;
    this.open = open;
  }

  /** What its keys begin with, all of the key if there is only one. */
  public String prefix() {
    return prefix;
  }

  /** A pattern of all its keys, as a policy says it, such as {@code CUSTOMER#*}. */
  public String pattern() {
    return open ? prefix + "*" : prefix;
  }

  String of(String rest) {
    return prefix + rest;
  }
}
