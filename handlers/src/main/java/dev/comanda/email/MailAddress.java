package dev.comanda.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mailbox: an address and the name shown for it.
 *
 * @param name empty if none is shown
 * @param address ASCII, as SES demands: it sends to no other
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, address
 *     specification</a>
 */
record MailAddress(String name, String address) {

  /**
   * What is taken for an address: no white space, brackets, quotes, commas or control characters.
   */
  static final Pattern ADDRESS =
      Pattern.compile("(?=.{3,254}$)[\\w!#$%&'*+/=?^`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}");

  private static final Pattern NAMED = Pattern.compile("\\s*\"?([^<>\"]*?)\"?\\s*<([^<>]+)>\\s*");
  private static final Pattern PHRASE = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~ -]*");

  MailAddress {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("Not a mail address");
    }
  }

  /**
   * The mailbox that a text says: {@code a@b.example} or {@code Name <a@b.example>}.
   *
   * @throws IllegalArgumentException if it says none
   */
  static MailAddress parse(String text) {
    Matcher named = NAMED.matcher(text);
    return named.matches()
        ? new MailAddress(MailText.singleLine(named.group(1)), named.group(2).strip())
        : new MailAddress("", text.strip());
  }

  /** As a person reads it, and as {@link #parse} takes it. */
  String display() {
    return name.isEmpty() ? address : name + " <" + address + ">";
  }

  /**
   * As a header carries it, and as SES takes it: a name outside ASCII as encoded words, one with
   * marks that have a meaning in a header in quotes.
   */
  String header() {
    if (name.isEmpty()) {
      return address;
    }
    return phrase() + " <" + address + ">";
  }

  private String phrase() {
    if (PHRASE.matcher(name).matches() && !name.contains("=?")) {
      return name;
    }
    return EncodedWords.isPlain(name)
        ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : EncodedWords.encode(name);
  }
}
