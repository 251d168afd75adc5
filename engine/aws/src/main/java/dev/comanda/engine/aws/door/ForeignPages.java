package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsError;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Keeps pages in a browser away from the services: whoever reaches loopback may call, and every
 * site that is open in this machine's browsers reaches loopback. A page can send a request without
 * asking first (no preflight) as long as it sets no header of its own, so that what AWS's clients
 * say in a header is what tells them apart; a signature in the query, which any link or image can
 * carry, only opens an object of a bucket.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-protocol">The CORS protocol</a>
 */
final class ForeignPages {

  private static final String SITE = "sec-fetch-site";

  /** Reading them changes nothing, and no page can read what a link or an image got. */
  private static final Set<String> PRESIGNED = Set.of("GetObject", "HeadObject");

  private ForeignPages() {}

  /**
   * Refuses what only a page sends. A browser's own requests have no origin: an address that
   * somebody typed, a link that somebody followed.
   *
   * @throws AwsError if a page sent it
   */
  static void refuse(HttpFields headers) {
    String site = headers.get(SITE);
    boolean followed = "navigate".equals(headers.get("sec-fetch-mode"));
    if (headers.contains(HttpHeader.ORIGIN)
        || (site != null && !site.equals("none") && !followed)) {
      throw new AwsError(
          "AccessDenied", "A page in a browser sent this, and no page may call services", 403);
    }
  }

  /**
   * Refuses what is signed in its query alone, but for a presigned address of an object.
   *
   * @throws AwsError if it is anything else
   */
  static void refuseUnlessPresigned(String service, String operation) {
    if (!service.equals("s3") || !PRESIGNED.contains(operation)) {
      throw new AwsError(
          "AccessDenied",
          "A signature in the query opens objects of S3 only (GET and HEAD); any other call is"
              + " signed in its header Authorization",
          403);
    }
  }
}
