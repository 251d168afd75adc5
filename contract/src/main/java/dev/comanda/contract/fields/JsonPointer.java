package dev.comanda.contract.fields;

/**
 * Builds JSON pointers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonPointer {

  private JsonPointer() {}

  /**
   * The pointer to a member of what {@code parent} points to. Characters that cannot be sent in
   * UTF-8 (lone surrogates) and NUL are replaced, so that the pointer can always be answered.
   */
  public static String member(String parent, String name) {
    return parent + "/" + Text.printable(name).replace("~", "~0").replace("/", "~1");
  }

  /** The pointer to an element, counted from 0, of what {@code parent} points to. */
  public static String element(String parent, int index) {
    return parent + "/" + index;
  }
}
