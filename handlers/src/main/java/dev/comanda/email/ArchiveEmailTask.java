package dev.comanda.email;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.TaskInput;
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Archives a mail that was sent. Input: {@code {"event": OrderPlaced, "sent": {sesMessageId,
 * sentAt, sha256}}}, the latter as {@link SendOrderEmailTask} answers it. The mail is written anew,
 * from the same templates, and held against what was sent by its SHA-256. Output: the key of the
 * copy, whether it is as it was sent, and whether it was there before.
 */
public final class ArchiveEmailTask implements RequestStreamHandler {

  private static final Pattern SES_MESSAGE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final MailWriter writer;
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
    this.writer = new MailWriter(config);
    EmlWriter eml = new EmlWriter(config.required("AWS_REGION"));
    this.archive = new MailArchive(s3, config.required("EMAILS_BUCKET"), eml);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Fields fields = TaskInput.read(input);
    ArchivedMail mail =
        new ArchivedMail(
            fields.object("event", writer::write), fields.object("sent", ArchiveEmailTask::sent));
    boolean added = archive.put(mail);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("key", mail.key());
    answer.put("asSent", mail.isAsSent());
    answer.put("alreadyArchived", !added);
    output.write(Json.bytes(answer));
  }

  private static SentMail sent(Fields sent) {
    return new SentMail(
        sent.text("sesMessageId", SES_MESSAGE_ID, "an id of SES"),
        sent.instant("sentAt"),
        sent.text("sha256", SHA_256, "64 hexadecimal digits"));
  }
}
