package dev.comanda.engine.services.lambda.runtime;

/** Texts in JSON, without a library: a function brings its own. */
final class JsonText {

  private JsonText() {}

  /** Appends a text in quotes. */
  static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
