package dev.comanda.runtime.http;

import dev.comanda.runtime.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/**
 * Where the next page of a list starts, as text for the client: the id of the last item, with a
 * check that binds it to the list, so that a cursor of another list, or an altered one, is refused.
 * It is no secret: what a list shows is decided by its owner, not by the cursor.
 */
public final class Cursor {

  private static final int CHECK_BYTES = 12;

  private final String list;

  private Cursor(String list) {
    this.list = list;
  }

  /** Cursors of one list, named by its kind and by whose it is, for example a customer's id. */
  public static Cursor of(String kind, String owner) {
    return new Cursor(kind + "\n" + owner);
  }

  /** The cursor after the item with this id. */
  public String after(String id) {
    byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
    byte[] cursor = Arrays.copyOf(check(id), CHECK_BYTES + idBytes.length);
    System.arraycopy(idBytes, 0, cursor, CHECK_BYTES, idBytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /**
   * The id that the cursor was made of.
   *
   * @param parse makes the id of its text, or throws {@link IllegalArgumentException}
   * @throws ProblemException 400 naming {@code query/cursor} unless {@link #after} of this list
   *     made it of such an id
   */
  public <T> T read(String cursor, Function<String, T> parse) {
    try {
      String id = id(cursor);
      if (after(id).equals(cursor)) {
        return parse.apply(id);
      }
    } catch (IllegalArgumentException e) {
      // Not Base64, or not an id: refused as any other cursor that this list did not make.
    }
    throw InputErrors.single("query/cursor", "Must be a nextCursor of this list");
  }

  private static String id(String cursor) {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    int length = Math.max(0, bytes.length - CHECK_BYTES);
    return new String(bytes, bytes.length - length, length, StandardCharsets.UTF_8);
  }

  private byte[] check(String id) {
    return Arrays.copyOf(
        Sha256.of((list + "\n" + id).getBytes(StandardCharsets.UTF_8)), CHECK_BYTES);
  }
}
