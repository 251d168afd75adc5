package dev.comanda.engine.services.cloudfront;

import java.util.List;
import java.util.TreeSet;

/**
 * What answers are told apart by: the path, and what the cache policy takes in.
 *
 * @param method {@code GET} for HEAD too
 * @param encoding see {@link AcceptEncoding}
 */
record CacheKey(
    String method,
    String path,
    String query,
    List<String> headers,
    String cookies,
    String encoding) {

  static CacheKey of(EdgeRequest request, CachePolicy policy) {
    List<String> headers =
        new TreeSet<>(policy.headers().names())
            .stream()
                .filter(request.headers()::has)
                .map(name -> name + ":" + request.headers().get(name))
                .toList();
    return new CacheKey(
        request.method().equals("HEAD") ? "GET" : request.method(),
        request.path(),
        Query.selected(request.query(), policy.queryStrings(), Selection.NONE),
        headers,
        Query.cookies(request.headers(), policy.cookies(), Selection.NONE),
        AcceptEncoding.normalized(request.headers(), policy));
  }
}
