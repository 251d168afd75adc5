package dev.comanda.cdk.config;

import java.util.regex.Pattern;

/**
 * What values of the configuration have to look like, and the words in which others are refused.
 */
final class Values {

  /** One part of a domain's name. */
  static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /** A domain's name in ASCII, as DNS, certificates and SES take it. */
  static final String DOMAIN = "(?=.{1,253}$)(?:" + LABEL + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]";

  /** SES and SNS send from and to no address outside ASCII. */
  private static final Pattern MAIL_ADDRESS =
      Pattern.compile("(?=.{3,254}$)[\\w!#$%&'*+/=?^`{|}~.-]{1,64}@" + DOMAIN);

  /** What Cognito takes in a mail's subject, without what stands for a code in it. */
  private static final Pattern LINE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} &&[^{}]]+");

  private Values() {}

  static IllegalArgumentException refused(String key, Object value, String allowed) {
    return new IllegalArgumentException(key + " is '" + value + "': use " + allowed + ".");
  }

  static void matching(Pattern pattern, String key, String value, String allowed) {
    if (!pattern.matcher(value).matches()) {
      throw refused(key, value, allowed);
    }
  }

  static boolean isMailAddress(String value) {
    return MAIL_ADDRESS.matcher(value).matches();
  }

  static void mailAddress(String key, String value) {
    String allowed = "an address such as a@b.com, in ASCII, its domain in small letters";
    matching(MAIL_ADDRESS, key, value, allowed);
  }

  static void line(String key, String value, int longest) {
    if (!LINE.matcher(value).matches() || value.length() > longest) {
      throw refused(
          key,
          value,
          "one line of 1 to " + longest + " letters, digits, marks and spaces, no braces");
    }
  }

  static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw refused(key, value, "a whole number from " + least + " on");
    }
  }
}
