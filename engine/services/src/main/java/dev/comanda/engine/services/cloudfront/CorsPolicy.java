package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CORS headers of a response headers policy. They are for requests of a page of another origin;
 * those of a preflight only for {@code OPTIONS}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyCorsConfig.html">CorsConfig</a>
 */
final class CorsPolicy {

  private static final String PREFIX = "Access-Control-";
  private static final List<String> ALL_METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final JsonNode config;
  private final List<Pattern> origins;
  private final boolean anyOrigin;
  private final boolean credentials;
  private final boolean override;

  CorsPolicy(JsonNode config) {
    this.config = config;
    List<String> patterns = items("AllowOrigins");
    origins = patterns.stream().map(CorsPolicy::pattern).toList();
    anyOrigin = patterns.contains("*");
    credentials = config.path("AccessControlAllowCredentials").asBoolean();
    override = config.path("OriginOverride").asBoolean();
  }

  /** Adds what is due; unless it overrides, the origin's own CORS headers stand as they are. */
  void apply(EdgeRequest request, Headers response) {
    String origin = request.headers().get("Origin");
    if (origin == null || origins.stream().noneMatch(it -> it.matcher(origin).matches())) {
      return;
    }
    List<String> own = own(response);
    if (!own.isEmpty() && !override) {
      return;
    }
    own.forEach(response::remove);
    boolean wildcard = anyOrigin && !credentials;
    response.set("Access-Control-Allow-Origin", wildcard ? "*" : origin);
    if (!wildcard) {
      vary(response);
    }
    if (credentials) {
      response.set("Access-Control-Allow-Credentials", "true");
    }
    boolean preflight =
        request.method().equals("OPTIONS")
            && request.headers().has("Access-Control-Request-Method");
    if (preflight) {
      List<String> methods = items("AllowMethods");
      list(response, "Allow-Methods", methods.contains("ALL") ? ALL_METHODS : methods);
      list(response, "Allow-Headers", items("AllowHeaders"));
      if (config.has("AccessControlMaxAgeSec")) {
        response.set("Access-Control-Max-Age", config.get("AccessControlMaxAgeSec").asText());
      }
    } else {
      list(response, "Expose-Headers", items("ExposeHeaders"));
    }
  }

  private static List<String> own(Headers response) {
    List<String> names = new ArrayList<>();
    response.forEach(
        header -> {
          if (header.getKey().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            names.add(header.getKey());
          }
        });
    return names;
  }

  private static void vary(Headers response) {
    String vary = response.get("Vary");
    boolean there =
        vary != null
            && Stream.of(vary.split(",")).anyMatch(it -> it.strip().equalsIgnoreCase("Origin"));
    if (!there) {
      response.set("Vary", vary == null ? "Origin" : vary + ", Origin");
    }
  }

  private static void list(Headers response, String name, List<String> values) {
    if (!values.isEmpty()) {
      response.set(PREFIX + name, String.join(",", values));
    }
  }

  private List<String> items(String name) {
    List<String> items = new ArrayList<>();
    config.path("AccessControl" + name).path("Items").forEach(item -> items.add(item.asText()));
    return items;
  }

  /** {@code *} stands for any characters. */
  private static Pattern pattern(String origin) {
    return Pattern.compile(
        Stream.of(origin.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.CASE_INSENSITIVE);
  }
}
