package dev.comanda.cdk.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sells.
 *
 * @param name the shop's name, as customers read it
 * @param address its postal address, one line
 * @param sender the sender of mails: {@code a@b.com} or {@code Name <a@b.com>}
 * @param allowedOrigins the web origins whose pages may call the API, such as {@code
 *     https://shop.example.com}
 */
public record Shop(String name, String address, String sender, List<String> allowedOrigins) {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:" + Values.DOMAIN + "|localhost|[0-9.]{7,15})(?::[0-9]{1,5})?");

  /** The rest of the subject of Cognito's mails needs its part of 140. */
  private static final int LONGEST_NAME = 100;

  private static final int LONGEST_ADDRESS = 200;

  /** They are in the environment of functions, which is 4 KB in all. */
  private static final int LONGEST_ORIGINS = 2_000;

  /** Checks that every text can be where it is used. */
  public Shop {
    allowedOrigins = List.copyOf(allowedOrigins);
    Values.line("shopName", name, LONGEST_NAME);
    Values.line("shopAddress", address, LONGEST_ADDRESS);
    new SenderAddress(sender);
    for (String origin : allowedOrigins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "allowedOrigins has '"
                + origin
                + "': use origins such as https://shop.example.com, separated by commas.");
      }
    }
    if (String.join(",", allowedOrigins).length() > LONGEST_ORIGINS) {
      throw new IllegalArgumentException(
          "allowedOrigins is longer than " + LONGEST_ORIGINS + " characters: use fewer origins.");
    }
  }

  /** What the context says of it. Without a sender it has one in its domain. */
  static Shop of(ContextValues values, boolean dev, Optional<Domain> domain) {
    return new Shop(
        values.text(ContextKey.SHOP_NAME, "Comanda"),
        values.text(ContextKey.SHOP_ADDRESS, "Calle de la Comanda 1, 28001 Madrid"),
        values.optional(ContextKey.SENDER_ADDRESS).orElseGet(() -> sender(dev, domain)),
        values.list(
            ContextKey.ALLOWED_ORIGINS, dev ? List.of("http://localhost:4503") : List.of()));
  }

  /** Nobody can prove to SES that they own {@code example.com}, without which prod has no pool. */
  private static String sender(boolean dev, Optional<Domain> domain) {
    if (!dev && domain.isEmpty()) {
      throw new IllegalArgumentException(
          "prod has no senderAddress, and no domainName to make one of: pass an address in a domain"
              + " of yours, such as -c senderAddress='Olivar <orders@olivar.example>'.");
    }
    return "Comanda <orders@" + domain.map(Domain::name).orElse("example.com") + ">";
  }

  /** The sender's address without its name. */
  public String senderMailbox() {
    return new SenderAddress(sender).mailbox();
  }

  /** The name before the sender's address; empty if there is none. */
  public Optional<String> senderName() {
    return new SenderAddress(sender).name();
  }

  /** The domain of the sender's address. */
  public String senderDomain() {
    return new SenderAddress(sender).domain();
  }
}
