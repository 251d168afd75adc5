package dev.comanda.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language that the shop speaks. */
public enum Language {
  /** Spanish. */
  ES,
  /** English. */
  EN;

  /**
   * The language of a tag, {@code es} or {@code en}.
   *
   * @throws IllegalArgumentException if the shop does not speak it
   */
  public static Language of(String tag) {
    for (Language language : values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
    }
    throw new IllegalArgumentException("Must be es or en");
  }

  /** The tags of all languages. */
  public static List<String> tags() {
    return Arrays.stream(values()).map(Language::tag).toList();
  }

  /** The tag, which also names texts of that language. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
