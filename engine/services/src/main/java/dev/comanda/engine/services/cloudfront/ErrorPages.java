package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What a distribution makes of its origins' errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html">Custom
 *     error pages</a>
 */
final class ErrorPages {

  /**
   * A page in the place of an error.
   *
   * @param path where the page is in this distribution
   * @param status what the viewer sees instead of the error's status
   */
  record Page(String path, int status) {}

  private static final long DEFAULT_TTL = 10;

  private final Map<Integer, Page> pages = new HashMap<>();
  private final Map<Integer, Long> minimumTtls = new HashMap<>();

  /**
   * @param config the {@code CustomErrorResponses} of a distribution
   */
  ErrorPages(JsonNode config) {
    for (JsonNode error : config) {
      int status = error.path("ErrorCode").asInt();
      if (error.hasNonNull("ErrorCachingMinTTL")) {
        minimumTtls.put(status, error.get("ErrorCachingMinTTL").asLong());
      }
      String path = error.path("ResponsePagePath").asText("");
      if (!path.isEmpty()) {
        pages.put(status, new Page(path, error.path("ResponseCode").asInt(status)));
      }
    }
  }

  /** The page for an error's status; null when the origin's own answer is passed on. */
  Page page(int status) {
    return pages.get(status);
  }

  /** How long an error is kept at least, in seconds. */
  long minimumTtl(int status) {
    return minimumTtls.getOrDefault(status, DEFAULT_TTL);
  }
}
