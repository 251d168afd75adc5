package dev.comanda.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text outside ASCII in a mail header, as encoded words of at most 75 characters with a space
 * between them, at which the header may be folded. Nothing but printable ASCII comes out, so no
 * text can begin a header of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
final class EncodedWords {

  private static final String PREFIX = "=?UTF-8?B?";
  private static final String SUFFIX = "?=";

  /** 39 bytes make 64 characters with prefix and suffix, and with a header's name less than 76. */
  private static final int MOST_BYTES = 39;

  private EncodedWords() {}

  /** Whether the text may stand in a header as it is: printable ASCII that is no encoded word. */
  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f) && !text.contains("=?");
  }

  /** The text as encoded words; no character is split between two of them. */
  static String encode(String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MOST_BYTES) {
        append(words, word);
        bytes = 0;
      }
      word.appendCodePoint(c);
      bytes += size;
    }
    append(words, word);
    return words.toString();
  }

  private static void append(StringBuilder words, StringBuilder word) {
    if (words.length() > 0) {
      words.append(' ');
    }
    words
        .append(PREFIX)
        .append(
            Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
        .append(SUFFIX);
    word.setLength(0);
  }
}
