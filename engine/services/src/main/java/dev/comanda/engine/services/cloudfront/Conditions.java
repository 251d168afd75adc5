package dev.comanda.engine.services.cloudfront;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A viewer's If-None-Match and If-Modified-Since, held against an answer of the cache.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, section 13</a>
 */
final class Conditions {

  /** The headers that a 304 carries of those of the answer. */
  private static final List<String> DESCRIPTION =
      List.of("Content-Type", "Content-Length", "Content-Encoding");

  private Conditions() {}

  /** The answer, or 304 without a body if the viewer has it already. */
  static EdgeResponse answer(EdgeRequest request, EdgeResponse response) {
    if (response.status() != 200 || !request.isGetOrHead() || !unchanged(request, response)) {
      return response;
    }
    Headers headers = response.headers().copy();
    DESCRIPTION.forEach(headers::remove);
    return new EdgeResponse(304, headers, new byte[0]);
  }

  private static boolean unchanged(EdgeRequest request, EdgeResponse response) {
    String expected = request.headers().get("If-None-Match");
    String etag = response.headers().get("ETag");
    if (expected != null) {
      return etag != null
          && (expected.strip().equals("*")
              || Stream.of(expected.split(",")).anyMatch(one -> weak(one).equals(weak(etag))));
    }
    Instant since = date(request.headers().get("If-Modified-Since"));
    Instant modified = date(response.headers().get("Last-Modified"));
    return since != null && modified != null && !modified.isAfter(since);
  }

  private static String weak(String etag) {
    String stripped = etag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }

  private static Instant date(String text) {
    try {
      return text == null
          ? null
          : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
