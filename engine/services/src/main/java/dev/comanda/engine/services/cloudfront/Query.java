package dev.comanda.engine.services.cloudfront;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of a request that policies select from. Order and encoding stay the viewer's. */
final class Query {

  private Query() {}

  /** The query strings that a selection, or the other one, takes in; empty when there are none. */
  static String selected(String query, Selection one, Selection other) {
    return Stream.of(query.split("&"))
        .filter(part -> !part.isEmpty())
        .filter(part -> takes(part.split("=", 2)[0], one, other))
        .collect(Collectors.joining("&"));
  }

  /** The cookies that a selection, or the other one, takes in, as one header; empty for none. */
  static String cookies(Headers headers, Selection one, Selection other) {
    return headers.all("Cookie").stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .map(String::strip)
        .filter(cookie -> !cookie.isEmpty())
        .filter(cookie -> takes(cookie.split("=", 2)[0], one, other))
        .collect(Collectors.joining("; "));
  }

  private static boolean takes(String name, Selection one, Selection other) {
    return one.takes(name) || other.takes(name);
  }
}
