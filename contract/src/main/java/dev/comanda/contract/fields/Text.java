package dev.comanda.contract.fields;

import java.util.Set;
import java.util.stream.IntStream;

/** Rules about the characters of a text that came from outside. */
public final class Text {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int LONGEST_SHOWN = 64;

  /** Letters and symbols without a picture: fillers of Hangul, and braille without a dot. */
  private static final Set<Integer> LOOKS_BLANK = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

  private Text() {}

  /**
   * Whether the text holds NUL or half of a surrogate pair: neither can be stored and sent safely.
   */
  public static boolean isBroken(String text) {
    return text.codePoints().anyMatch(Text::isBroken);
  }

  /**
   * Whether the text holds what would break a line, a mail header, or the direction of what is
   * written after it: control characters (CR and LF among them), line separators, and what {@link
   * #turnsDirection} names.
   */
  public static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> turnsDirection(c);
                });
  }

  /**
   * Whether the character is not seen and changes in which direction its neighbours are read.
   *
   * @see <a href="https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters">Unicode
   *     directional formatting characters</a>
   */
  public static boolean turnsDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** Whether a reader sees anything of the text. Marks are seen only with what they stand on. */
  public static boolean isVisible(String text) {
    return text.codePoints().anyMatch(Text::isVisible);
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

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> !LOOKS_BLANK.contains(c);
    };
  }
}
