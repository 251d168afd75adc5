package dev.comanda.operations.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The rows of the lake, in the objects that the delivery stream writes. Each is read to its end
 * once.
 */
final class LakeRows {

  private final S3Client s3;
  private final String bucket;
  private final Set<String> read = new HashSet<>();

  LakeRows(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * The key of an object with an order's row, among those that came since.
   *
   * @param since before the order was placed
   */
  Optional<String> find(String orderId, Instant since) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (LocalDate day = LocalDate.ofInstant(since, ZoneOffset.UTC);
        !day.isAfter(today);
        day = day.plusDays(1)) {
      String prefix = "orders/dt=" + day + "/";
      for (S3Object object :
          s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents()) {
        if (!object.lastModified().isBefore(since)
            && read.add(object.key())
            && holds(object.key(), orderId)) {
          return Optional.of(object.key());
        }
      }
    }
    return Optional.empty();
  }

  private boolean holds(String key, String orderId) {
    try (var object = s3.getObject(get -> get.bucket(bucket).key(key));
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(object), StandardCharsets.UTF_8))) {
      return lines.lines().anyMatch(line -> line.contains('"' + orderId + '"'));
    } catch (IOException | UncheckedIOException e) {
      // It will be read again.
      read.remove(key);
      throw SdkClientException.create("the object " + key + " cannot be read: " + e, e);
    }
  }
}
