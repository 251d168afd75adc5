package dev.comanda.engine.services.cloudfront;

/**
 * A request of a viewer, or what a function made of it.
 *
 * @param path undecoded
 * @param query undecoded and without its question mark; empty when there is none
 * @param body empty when there is none
 * @param clientIp the viewer's address
 */
record EdgeRequest(
    String method, String path, String query, Headers headers, byte[] body, String clientIp) {

  boolean isGetOrHead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The same request for another path, without a query. */
  EdgeRequest at(String otherPath) {
    return new EdgeRequest("GET", otherPath, "", headers.copy(), new byte[0], clientIp);
  }

  /** The same request with other headers. */
  EdgeRequest with(Headers other) {
    return new EdgeRequest(method, path, query, other, body, clientIp);
  }

  /** The path with its query. */
  String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
