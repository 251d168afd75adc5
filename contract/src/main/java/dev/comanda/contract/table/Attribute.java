package dev.comanda.contract.table;

/** The attributes by which DynamoDB itself knows the items. */
public final class Attribute {

  /** The partition key. */
  public static final String PK = "pk";

  /** The sort key. */
  public static final String SK = "sk";

  /** The one index. */
  public static final String INDEX = "gsi1";

  /** The partition key of the index. */
  public static final String INDEX_PK = "gsi1pk";

  /** The sort key of the index. */
  public static final String INDEX_SK = "gsi1sk";

  /** In epoch seconds; from then on DynamoDB may delete the item. */
  public static final String EXPIRES_AT = "expiresAt";

  /** What kind of item it is: {@code Order}, {@code Product}, ... */
  public static final String ENTITY = "entity";

  private Attribute() {}
}
