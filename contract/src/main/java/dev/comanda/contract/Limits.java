package dev.comanda.contract;

/**
 * How much the shop takes. These are rules of its door: whoever reads an event checks its shape,
 * and not these. The storefront reads them from {@code limits.json} beside this class; a test holds
 * both against each other, and the OpenAPI document against them.
 */
public final class Limits {

  /** The most lines of one order: with the order and the key, all fit one transaction of 100. */
  public static final int MOST_LINES = 50;

  /** The most units in one line. */
  public static final int MOST_UNITS = 99;

  /** The most minor units of an amount: 2^53 - 1, which every JSON reader holds exactly. */
  public static final long MOST_MINOR_UNITS = (1L << 53) - 1;

  /** The most items on a page of a list. */
  public static final int MOST_ITEMS = 50;

  /**
   * The longest mail address, in characters. Mail would take 254; to Cognito it is a user's name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp,
   *     Username</a>
   */
  public static final int LONGEST_EMAIL = 128;

  /** The longest name of a customer, in code points. */
  public static final int LONGEST_NAME = 100;

  /** The shortest password that may be chosen, in characters. */
  public static final int SHORTEST_PASSWORD = 12;

  /** The longest password, in characters. */
  public static final int LONGEST_PASSWORD = 256;

  /** The longest code that a mail tells a customer, in characters. */
  public static final int LONGEST_CODE = 64;

  /** The longest token that is taken, in characters. */
  public static final int LONGEST_TOKEN = 16 * 1024;

  /** The longest body of a request, in bytes. */
  public static final int LONGEST_BODY = 64 * 1024;

  private Limits() {}
}
