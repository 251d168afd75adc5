package dev.comanda.cdk.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sender of mails.
 *
 * @param text {@code a@b.com} or {@code Name <a@b.com>}
 */
record SenderAddress(String text) {

  private static final Pattern SENDER =
      Pattern.compile("(?:(?<name>[^<>]*)<)?(?<mailbox>[^\\s<>]+)>?");
  private static final String ALLOWED = "'a@b.com' or 'Name <a@b.com>'";

  /** All that one encoded word of a header carries. */
  private static final int LONGEST_NAME_BYTES = 45;

  /** Checks that SES and Cognito can send from it. */
  SenderAddress {
    Matcher parts = SENDER.matcher(text);
    if (!parts.matches() || text.contains("<") != text.endsWith(">")) {
      throw refused(text, "");
    }
    if (!Values.isMailAddress(parts.group("mailbox"))) {
      throw refused(text, ", the address in ASCII and its domain in small letters");
    }
    name(parts).ifPresent(name -> checkName(text, name));
  }

  private static void checkName(String text, String name) {
    if (name.contains("\"") || name.contains("\\")) {
      throw refused(text, ", without quotes and backslashes");
    }
    String key = "the name in senderAddress";
    Values.line(key, name, LONGEST_NAME_BYTES);
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
      throw Values.refused(key, name, "at most " + LONGEST_NAME_BYTES + " bytes in UTF-8");
    }
  }

  private static IllegalArgumentException refused(String text, String more) {
    return Values.refused("senderAddress", text, ALLOWED + more);
  }

  private static Optional<String> name(Matcher parts) {
    return Optional.ofNullable(parts.group("name"))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  private Matcher parts() {
    Matcher parts = SENDER.matcher(text);
    parts.matches();
    return parts;
  }

  String mailbox() {
    return parts().group("mailbox");
  }

  Optional<String> name() {
    return name(parts());
  }

  String domain() {
    return mailbox().substring(mailbox().indexOf('@') + 1);
  }
}
