package dev.comanda.engine.services.cloudfront;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses what CloudFront compresses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html">Serving
 *     compressed files</a>
 */
final class Compression {

  private static final int SMALLEST = 1_000;
  private static final int LARGEST = 10_000_000;

  private static final Set<String> TYPES =
      Set.of(
          "application/dash+xml",
          "application/eot",
          "application/font",
          "application/font-sfnt",
          "application/javascript",
          "application/json",
          "application/opentype",
          "application/otf",
          "application/pdf",
          "application/pkcs7-mime",
          "application/protobuf",
          "application/rss+xml",
          "application/truetype",
          "application/ttf",
          "application/vnd.apple.mpegurl",
          "application/vnd.ms-fontobject",
          "application/wasm",
          "application/xhtml+xml",
          "application/xml",
          "application/x-font-opentype",
          "application/x-font-truetype",
          "application/x-font-ttf",
          "application/x-httpd-cgi",
          "application/x-javascript",
          "application/x-mpegurl",
          "application/x-opentype",
          "application/x-otf",
          "application/x-perl",
          "application/x-ttf",
          "font/eot",
          "font/opentype",
          "font/otf",
          "font/ttf",
          "image/svg+xml",
          "text/css",
          "text/csv",
          "text/html",
          "text/javascript",
          "text/js",
          "text/plain",
          "text/richtext",
          "text/tab-separated-values",
          "text/xml",
          "text/x-component",
          "text/x-java-source",
          "text/x-script",
          "vnd.apple.mpegurl");

  private Compression() {}

  /** Whether an answer is of a kind, status and size that is compressed. */
  static boolean applies(EdgeResponse response) {
    String type = response.headers().get("Content-Type");
    String cacheControl = response.headers().get("Cache-Control");
    return (response.status() == 200 || response.status() == 403 || response.status() == 404)
        && type != null
        && TYPES.contains(type.split(";")[0].strip().toLowerCase(Locale.ROOT))
        && response.body().length >= SMALLEST
        && response.body().length <= LARGEST
        && !response.headers().has("Content-Encoding")
        && (cacheControl == null || !cacheControl.contains("no-transform"));
  }

  /** The answer compressed; its ETag becomes a weak one. */
  static EdgeResponse gzip(EdgeResponse response) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Headers headers = response.headers().copy();
    headers.set("Content-Encoding", "gzip").remove("Content-Length");
    String etag = headers.get("ETag");
    if (etag != null && !etag.startsWith("W/")) {
      headers.set("ETag", "W/" + etag);
    }
    String vary = headers.get("Vary");
    headers.set("Vary", vary == null ? "Accept-Encoding" : vary + ", Accept-Encoding");
    return new EdgeResponse(response.status(), headers, compressed.toByteArray());
  }
}
