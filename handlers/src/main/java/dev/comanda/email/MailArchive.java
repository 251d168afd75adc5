package dev.comanda.email;

import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket that keeps a copy of every mail. A copy is written once and never replaced.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">S3
 *     conditional writes</a>
 */
final class MailArchive {

  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final String bucket;
  private final EmlWriter writer;

  MailArchive(S3Client s3, String bucket, EmlWriter writer) {
    this.s3 = s3;
    this.bucket = bucket;
    this.writer = writer;
  }

  /**
   * Writes the mail.
   *
   * @return false if it was there already, in which case it is left as it is
   */
  boolean put(ArchivedMail mail) {
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(mail.key())
                  .ifNoneMatch("*")
                  .contentType("message/rfc822")
                  .metadata(
                      Map.of(
                          "ses-message-id", mail.sent().sesMessageId(),
                          "sent-sha256", mail.sent().sha256())),
          RequestBody.fromBytes(writer.write(mail)));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED) {
        return false;
      }
      throw e;
    }
  }
}
