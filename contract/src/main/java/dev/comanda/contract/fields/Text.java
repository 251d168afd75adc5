package dev.comanda.contract.fields;

import java.util.stream.IntStream;

/** Rules about the characters of a text that came from outside. */
public final class Text {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int LONGEST_SHOWN = 64;

  private Text() {}

  /**
   * Whether the text holds NUL or half of a surrogate pair: neither can be stored and sent safely.
   */
  public static boolean isBroken(String text) {
    return text.codePoints().anyMatch(Text::isBroken);
  }

  /**
   * Whether the text holds what would break a line, a mail header, or the direction of what is
   * written after it: control characters (CR and LF among them), line separators, bidirectional
   * overrides.
   */
  public static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
                });
  }

  /** The text as it can be shown in an answer: cut to 64 characters, unsendable ones replaced. */
  public static String printable(String text) {
    IntStream shown =
        text.codePoints().limit(LONGEST_SHOWN).map(c -> isBroken(c) ? REPLACEMENT : c);
    return shown
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isBroken(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }
}
