package dev.comanda.products;

import dev.comanda.runtime.Sha256;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers that everybody may keep for a minute, and that are not sent again to who has them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, If-None-Match</a>
 */
final class Cached {

  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  private Cached() {}

  static HttpResponse answer(HttpRequest request, Map<String, ?> value) {
    String body = Json.write(value);
    String tag = '"' + Sha256.hex(body.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + '"';
    boolean known = request.header("If-None-Match").filter(tags -> has(tags, tag)).isPresent();
    HttpResponse response = known ? HttpResponse.empty(304) : HttpResponse.json(200, body);
    return response.with("ETag", tag).with("Cache-Control", "public, max-age=60");
  }

  private static boolean has(String tags, String tag) {
    if (tags.strip().equals("*")) {
      return true;
    }
    Matcher each = ENTITY_TAG.matcher(tags);
    while (each.find()) {
      if (each.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
