package dev.comanda.engine.services.cloudfront;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Accept-Encoding reduced to what CloudFront compresses with, so that it splits the cache in few
 * parts. Brotli is not played: a browser asks for it over TLS only.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html#cache-policy-compressed-objects">Compression
 *     support</a>
 */
final class AcceptEncoding {

  private AcceptEncoding() {}

  /** {@code gzip} if the viewer takes it and the policy enables it, else an empty text. */
  static String normalized(Headers headers, CachePolicy policy) {
    String accepted = headers.get("Accept-Encoding");
    if (!policy.gzip() || accepted == null) {
      return "";
    }
    Set<String> encodings =
        Stream.of(accepted.toLowerCase(Locale.ROOT).split(","))
            .map(encoding -> encoding.replace(" ", ""))
            .filter(encoding -> !encoding.matches(".*;q=0(\\.0+)?"))
            .map(encoding -> encoding.split(";")[0])
            .collect(Collectors.toSet());
    return encodings.contains("gzip") || encodings.contains("*") ? "gzip" : "";
  }
}
