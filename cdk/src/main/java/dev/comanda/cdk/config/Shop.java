package dev.comanda.cdk.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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

  private static final Pattern SENDER =
      Pattern.compile("(?:(?<name>[^<>]*)<)?(?<mailbox>[^\\s<>]+)>?");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:" + Values.DOMAIN + "|localhost|[0-9.]{7,15})(?::[0-9]{1,5})?");

  /** The rest of the subject of Cognito's mails needs its part of 140. */
  private static final int LONGEST_NAME = 100;

  private static final int LONGEST_ADDRESS = 200;

  /** All that one encoded word of a header carries. */
  private static final int LONGEST_SENDER_NAME_BYTES = 45;

  /** They are in the environment of functions, which is 4 KB in all. */
  private static final int LONGEST_ORIGINS = 2_000;

  /** Checks that every text can be where it is used. */
  public Shop {
    allowedOrigins = List.copyOf(allowedOrigins);
    Values.line("shopName", name, LONGEST_NAME);
    Values.line("shopAddress", address, LONGEST_ADDRESS);
    checkSender(sender);
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

  private static void checkSender(String sender) {
    String allowed = "'a@b.com' or 'Name <a@b.com>'";
    Matcher parts = SENDER.matcher(sender);
    if (!parts.matches() || sender.contains("<") != sender.endsWith(">")) {
      throw Values.refused("senderAddress", sender, allowed);
    }
    if (!Values.isMailAddress(parts.group("mailbox"))) {
      throw Values.refused(
          "senderAddress",
          sender,
          allowed + ", the address in ASCII and its domain in small letters");
    }
    String name = parts.group("name") == null ? "" : parts.group("name").strip();
    if (name.isEmpty()) {
      return;
    }
    if (name.contains("\"") || name.contains("\\")) {
      throw Values.refused("senderAddress", sender, allowed + ", without quotes and backslashes");
    }
    Values.line("the name in senderAddress", name, LONGEST_SENDER_NAME_BYTES);
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_SENDER_NAME_BYTES) {
      throw Values.refused(
          "the name in senderAddress",
          name,
          "at most " + LONGEST_SENDER_NAME_BYTES + " bytes in UTF-8");
    }
  }

  /** The sender's address without its name. */
  public String senderMailbox() {
    Matcher matcher = SENDER.matcher(sender);
    return matcher.matches() ? matcher.group("mailbox") : sender;
  }

  /** The name before the sender's address; empty if there is none. */
  public Optional<String> senderName() {
    Matcher matcher = SENDER.matcher(sender);
    return Optional.ofNullable(matcher.matches() ? matcher.group("name") : null)
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  /** The domain of the sender's address. */
  public String senderDomain() {
    String mailbox = senderMailbox();
    return mailbox.substring(mailbox.indexOf('@') + 1);
  }
}
