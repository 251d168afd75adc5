package dev.comanda.operations.verify;

import dev.comanda.contract.Times;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket of mails. */
final class Archive {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

  private static final int NOT_IMPLEMENTED = 501;

  private final S3Client s3;
  private final String bucket;

  Archive(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** The folder of an order's mails. */
  static String folder(String orderId) {
    return "orders/" + DAY.format(Times.ofOrder(orderId)) + "/" + orderId + "/";
  }

  /** The keys of an order's mails. */
  List<String> keys(String orderId) {
    return s3.listObjectsV2(list -> list.bucket(bucket).prefix(folder(orderId))).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** Deletes every version of an order's mails, and says of what keys. */
  List<String> delete(String orderId) {
    List<String> keys = keys(orderId);
    try {
      var versions = s3.listObjectVersions(list -> list.bucket(bucket).prefix(folder(orderId)));
      versions.versions().forEach(version -> delete(version.key(), version.versionId()));
      versions.deleteMarkers().forEach(marker -> delete(marker.key(), marker.versionId()));
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_IMPLEMENTED) {
        throw e;
      }
      // The buckets of this machine keep one version.
      keys.forEach(key -> delete(key, null));
    }
    return keys;
  }

  private void delete(String key, String version) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version));
  }
}
