package dev.comanda.auth;

import java.util.Locale;

/** A language that the shop speaks. */
enum Language {
  /** Spanish. */
  ES,
  /** English. */
  EN;

  /** The language of a code, {@code es} or {@code en}. */
  static Language of(String code) {
    for (Language language : values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    throw new IllegalArgumentException("Must be es or en");
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
