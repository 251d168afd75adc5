package dev.comanda.engine.services.cloudfront;

import java.nio.charset.StandardCharsets;

/**
 * An answer of an origin or of CloudFront.
 *
 * @param body empty when there is none; the one that GET would have, for HEAD too
 */
record EdgeResponse(int status, Headers headers, byte[] body) {

  /** What CloudFront answers of its own accord. */
  static EdgeResponse refusal(int status, String message) {
    String page =
        """
        <!DOCTYPE html>
        <html><head><title>ERROR: The request could not be satisfied</title></head>
        <body><h1>%d ERROR</h1><h2>The request could not be satisfied.</h2><p>%s</p></body></html>
        """
            .formatted(status, message);
    Headers headers = new Headers().add("Content-Type", "text/html").add("Server", "CloudFront");
    return new EdgeResponse(status, headers, page.getBytes(StandardCharsets.UTF_8));
  }

  boolean isError() {
    return status >= 400;
  }

  /** The same answer with headers that can be changed alone. */
  EdgeResponse copy() {
    return new EdgeResponse(status, headers.copy(), body);
  }
}
