package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A mail's copy is written once. */
@Contract
class ArchiveContractIT {

  private final EmlWriter writer = new EmlWriter("us-east-1");
  private final S3Client s3;
  private final String bucket;
  private final MailArchive archive;

  ArchiveContractIT(Cloud cloud) {
    s3 = cloud.clients().s3();
    bucket = cloud.own().output("EmailsBucketName");
    archive = new MailArchive(s3, bucket, writer);
  }

  @Test
  void aCopyIsWhatWasWritten() {
    ArchivedMail mail = mail(UlidCreator.getMonotonicUlid().toString(), "Su pedido ñ");

    assertThat(archive.put(mail)).isTrue();

    ResponseBytes<GetObjectResponse> copy = copy(mail);
    assertThat(copy.asByteArray()).isEqualTo(writer.write(mail));
    assertThat(copy.response().contentType()).isEqualTo("message/rfc822");
    assertThat(copy.response().metadata())
        .containsEntry("ses-message-id", mail.sent().sesMessageId());
  }

  @Test
  void aSecondCopyLeavesTheFirst() {
    String orderId = UlidCreator.getMonotonicUlid().toString();
    ArchivedMail first = mail(orderId, "First");
    archive.put(first);

    assertThat(archive.put(mail(orderId, "Second"))).isFalse();

    assertThat(copy(first).asByteArray()).isEqualTo(writer.write(first));
  }

  private ResponseBytes<GetObjectResponse> copy(ArchivedMail mail) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key(mail.key()));
  }

  private static ArchivedMail mail(String orderId, String subject) {
    OrderMail mail =
        new OrderMail(
            orderId,
            "a customer",
            MailAddress.parse("Comanda <orders@example.com>"),
            "ann@example.com",
            MailLocale.of("en"),
            Map.of(),
            new RenderedMail(subject, "<p>¡Gracias!</p>", "¡Gracias!"));
    Instant at = Instant.parse("2026-11-24T17:26:36.120Z");
    return new ArchivedMail(mail, new SentMail("ses-1", at, mail.sha256()));
  }
}
