package dev.comanda.runtime.http;

import dev.comanda.runtime.Config;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which web sites may read the answers: exactly the configured origins, never all.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: the CORS protocol</a>
 */
public final class Cors {

  private static final String EXPOSED = "Location, ETag, Retry-After";
  private static final String MAX_AGE_SECONDS = "600";

  private final Set<String> origins;

  /**
   * @param origins such as {@code https://shop.example}, as browsers send them
   * @throws IllegalArgumentException if one is a wildcard
   */
  public Cors(List<String> origins) {
    if (origins.contains("*")) {
      throw new IllegalArgumentException("Name the allowed origins; a wildcard is not one");
    }
    this.origins = Set.copyOf(origins);
  }

  /** The origins of the variable {@code ALLOWED_ORIGINS}. */
  public static Cors of(Config config) {
    return new Cors(config.requiredList("ALLOWED_ORIGINS"));
  }

  /** The answer to a preflight request, or empty if its origin may not call. */
  public Optional<HttpResponse> preflight(HttpRequest request) {
    return request
        .header("Origin")
        .filter(origins::contains)
        .map(
            origin ->
                HttpResponse.empty(204)
                    .with("Access-Control-Allow-Methods", "GET, POST")
                    .with(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key, If-None-Match")
                    .with("Access-Control-Max-Age", MAX_AGE_SECONDS));
  }

  /** The answer with the headers that let an allowed origin read it. */
  HttpResponse allow(Optional<String> origin, HttpResponse response) {
    HttpResponse varying = response.with("Vary", "Origin");
    return origin
        .filter(origins::contains)
        .map(
            allowed ->
                varying
                    .with("Access-Control-Allow-Origin", allowed)
                    .with("Access-Control-Expose-Headers", EXPOSED))
        .orElse(varying);
  }
}
