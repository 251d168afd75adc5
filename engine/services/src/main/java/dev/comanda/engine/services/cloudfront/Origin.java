package dev.comanda.engine.services.cloudfront;

import java.io.IOException;

/** Where a behavior's requests go. Called by many threads at once; blocks. */
interface Origin {

  /**
   * Sends a request.
   *
   * @param request with the headers that policies and CloudFront itself give it; its path is the
   *     viewer's
   * @throws OriginTimeoutException if no answer comes in time
   * @throws IOException if the origin cannot be reached
   */
  EdgeResponse send(EdgeRequest request) throws IOException;

  /** The value of the Host header that it expects. */
  String host();
}
