package dev.comanda.contract;

import java.util.regex.Pattern;

/** What ids and codes look like. A pattern describes the whole text. */
public final class Ids {

  /** An order: a ULID, in capitals. */
  public static final Pattern ORDER = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

  /** A product, or a category of them: 1 to 64 of a-z, 0-9 and hyphen. */
  public static final Pattern PRODUCT = Pattern.compile("[a-z0-9-]{1,64}");

  /** A customer: the {@code sub} of the user pool. SES takes it as the value of a tag. */
  public static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  /** A customer's name for one attempt to order. */
  public static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** A currency, as in ISO 4217. */
  public static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private Ids() {}
}
