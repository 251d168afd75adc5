package dev.comanda.emailtemplates;

import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/** What a part of a mail is written in. */
enum Form {
  /** Letters beyond ASCII as entities. */
  HTML("html") {
    @Override
    String escaped(String words) {
      return StringEscapeUtils.escapeHtml4(words);
    }
  },

  /** Quotes as typewriters have them, where a language's own are not of all mailboxes' fonts. */
  TEXT("txt") {
    @Override
    String escaped(String words) {
      return words.replace('“', '"').replace('”', '"').replace('’', '\'');
    }
  };

  private final String extension;

  Form(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  /** The words as this form writes them, with the tags of SES that stand in them. */
  String of(String words) {
    return escaped(words).replace("{{", "{{" + name().toLowerCase(Locale.ROOT) + ".");
  }

  abstract String escaped(String words);
}
