package dev.comanda.runtime.http;

import dev.comanda.contract.Limits;
import dev.comanda.contract.fields.Text;

/** How many items of a list are asked for. */
public final class PageSize {

  private static final int USUAL = 20;

  private PageSize() {}

  /**
   * The query parameter {@code limit}, 1 to {@link Limits#MOST_ITEMS}; 20 if it is missing.
   *
   * @throws ProblemException 400 naming {@code query/limit} for anything else
   */
  public static int of(HttpRequest request) {
    return request.query("limit").map(PageSize::parse).orElse(USUAL);
  }

  private static int parse(String limit) {
    int size = limit.matches("[1-9][0-9]?") ? Integer.parseInt(limit) : 0;
    if (size < 1 || size > Limits.MOST_ITEMS) {
      throw InputErrors.single(
          "query/limit",
          "Must be a whole number from 1 to "
              + Limits.MOST_ITEMS
              + ", not "
              + Text.printable(limit));
    }
    return size;
  }
}
