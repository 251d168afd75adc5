package dev.comanda.engine.services.firehose;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.Door;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes objects to a bucket, named as Firehose names them.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html">Object
 *     names</a>
 */
final class S3Destination {

  private static final String VERSION = "1";
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Door door;
  private final Caller caller;
  private final String streamName;
  private final String bucket;
  private final ObjectPrefix prefix;
  private final boolean gzip;
  private final String extension;

  /**
   * @param extension of every key; null for the one of the compression
   */
  S3Destination(
      Door door,
      Caller caller,
      String streamName,
      String bucket,
      ObjectPrefix prefix,
      boolean gzip,
      String extension) {
    this.door = door;
    this.caller = caller;
    this.streamName = streamName;
    this.bucket = bucket;
    this.prefix = prefix;
    this.gzip = gzip;
    this.extension = extension == null ? (gzip ? ".gz" : "") : extension;
  }

  /** A key that no other object has. */
  String newKey(Instant arrival) {
    return "%s%s-%s-%s-%s%s"
        .formatted(
            prefix.at(arrival),
            streamName,
            VERSION,
            TO_THE_SECOND.format(arrival),
            UUID.randomUUID(),
            extension);
  }

  /**
   * Puts one object.
   *
   * @param data before compression
   * @throws AwsError when S3 refuses
   * @throws UncheckedIOException when it cannot be reached
   */
  void put(String key, byte[] data) {
    byte[] body = gzip ? compressed(data) : data;
    var request =
        new AwsRequest(
            caller,
            "s3",
            "PutObject",
            "PUT",
            "/" + bucket + "/" + encoded(key),
            Map.of("content-type", "application/octet-stream"),
            body);
    try {
      AwsResponse response = door.call(request);
      if (response.status() >= 300) {
        throw new AwsError("PutObject", "S3 answered " + response.status(), response.status());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static byte[] compressed(byte[] data) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
