package dev.comanda.runtime;

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

  /** Whether the text holds a control character (CR and LF among them) or a line separator. */
  public static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                Character.getType(c) == Character.CONTROL
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
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
