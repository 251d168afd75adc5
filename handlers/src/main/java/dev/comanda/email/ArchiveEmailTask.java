package dev.comanda.email;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.AwsClients;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.EventFields;
import dev.comanda.runtime.Json;
import dev.comanda.runtime.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Archives a mail that was sent. Input: {@code {orderId, sesMessageId, sentAt, mail: {from, to,
 * subject, html, text, locale}}}, as {@link SendOrderEmailTask} answers it. Output: the key of the
 * copy, and whether it was there before.
 */
public final class ArchiveEmailTask implements RequestStreamHandler {

  private final MailArchive archive;

  /** As Lambda makes it. */
  public ArchiveEmailTask() {
    this(Config.ofEnvironment());
  }

  private ArchiveEmailTask(Config config) {
    this(config, new AwsClients(config));
  }

  private ArchiveEmailTask(Config config, AwsClients clients) {
    this(config, clients.s3());
    Snapshot.prepare(this, config, clients);
  }

  ArchiveEmailTask(Config config, S3Client s3) {
    EmlWriter writer = new EmlWriter(config.required("AWS_REGION"));
    this.archive = new MailArchive(s3, config.required("EMAILS_BUCKET"), writer);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ArchivedMail mail = ArchivedMail.of(EventFields.parse(input));
    boolean added = archive.put(mail);
    output.write(Json.bytes(Map.of("key", mail.key(), "alreadyArchived", !added)));
  }
}
