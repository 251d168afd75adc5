package dev.comanda.cdk.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of CDK's context is ours. {@code docs/operations.md} says what each key is for, and which
 * values it takes.
 */
public enum ContextKey {
  STAGE,
  SHOP_NAME,
  SHOP_ADDRESS,
  SENDER_ADDRESS,
  ALLOWED_ORIGINS,
  CODE_MAILS,
  DOMAIN_NAME,
  HOSTED_ZONE_ID,
  WEB_SUBDOMAIN,
  API_SUBDOMAIN,
  SENDER_IDENTITY,
  MAIL_FROM,
  DMARC_POLICY,
  DMARC_REPORTS,
  MAILS_TO_GLACIER,
  REPLICA_GENERATION,
  NETWORK,
  AVAILABILITY_ZONES,
  ORIGIN_SECRET_GENERATION,
  RESTORED_TABLE,
  ALARM_ADDRESS,
  MONTHLY_BUDGET;

  private static final Pattern WORD = Pattern.compile("_([a-z])");
  private static final Set<String> IDS =
      Arrays.stream(values()).map(ContextKey::id).collect(Collectors.toSet());

  /** CDK's own keys, and those of tools and look-ups, have a colon, a slash or a hyphen. */
  private static final Pattern LIKE_OURS = Pattern.compile("[A-Za-z0-9_]+");

  /** The key itself, such as {@code shopName}. */
  public String id() {
    return WORD.matcher(name().toLowerCase(Locale.ROOT))
        .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  /**
   * Refuses keys that nobody reads: a key with a slip in it would be ignored otherwise.
   *
   * @throws IllegalArgumentException if there is one; the message names those there are
   */
  public static void checkAll(Collection<String> keys) {
    TreeSet<String> unknown = new TreeSet<>(keys);
    unknown.removeAll(IDS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The context has "
              + unknown
              + ", which nothing reads: use "
              + String.join(", ", new TreeSet<>(IDS))
              + ".");
    }
  }

  /** Refuses such keys in a context that has CDK's own keys as well. */
  public static void checkOurs(Collection<String> keys) {
    List<String> ours = keys.stream().filter(key -> LIKE_OURS.matcher(key).matches()).toList();
    checkAll(ours);
  }
}
