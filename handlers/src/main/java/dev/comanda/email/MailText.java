package dev.comanda.email;

import dev.comanda.contract.fields.Text;

/** Makes text from outside safe to stand in a mail. SES escapes nothing when it renders. */
final class MailText {

  private static final int REPLACEMENT = 0xFFFD;

  private MailText() {}

  /**
   * The text on one line: control characters and line separators (so CR and LF, which could begin a
   * header) become spaces; the invisible characters that turn the direction of what follows are
   * dropped, so that a name cannot rearrange the words around it; half of a surrogate pair becomes
   * U+FFFD.
   */
  static String singleLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Text.turnsDirection(c))
        .forEach(c -> line.appendCodePoint(shown(c)));
    return line.toString().strip();
  }

  /** The text for HTML, in an element or in a quoted attribute. */
  static String html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(text.charAt(i));
      }
    }
    return html.toString();
  }

  private static int shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> REPLACEMENT;
      default -> c;
    };
  }
}
