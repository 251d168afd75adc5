package dev.comanda.email;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.TaskInput;
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Sends the confirmation mail of an order, once. Input: {@code {"event": OrderPlaced}}. Output: the
 * receipt {@code {orderId, locale, sesMessageId, sentAt, sha256, alreadySent}}, the same on every
 * repetition but for its last member. The mail itself is not in it: what a task answers is logged.
 */
public final class SendOrderEmailTask implements RequestStreamHandler {

  private final MailWriter writer;
  private final OrderMailer mailer;

  /** As Lambda makes it. */
  public SendOrderEmailTask() {
    this(Config.ofEnvironment());
  }

  private SendOrderEmailTask(Config config) {
    this(config, new AwsClients(config));
  }

  private SendOrderEmailTask(Config config, AwsClients clients) {
    this(config, clients.dynamoDb(), clients.ses(), Clocks.utc());
    Snapshot.prepare(this, config, clients);
  }

  SendOrderEmailTask(Config config, DynamoDbClient dynamoDb, SesV2Client ses, Clock clock) {
    this.writer = new MailWriter(config);
    MailLedger ledger =
        new MailLedger(dynamoDb, config.required("TABLE_NAME"), clock, MailWriter.MAIL);
    this.mailer = new OrderMailer(ledger, new SesSender(ses, config), clock);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    OrderMail mail = TaskInput.read(input).object("event", writer::write);
    output.write(Json.bytes(receipt(mail, mailer.send(mail, context.getAwsRequestId()))));
  }

  private static Map<String, Object> receipt(OrderMail mail, OrderMailer.Outcome outcome) {
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("orderId", mail.orderId());
    receipt.put("locale", mail.locale().tag());
    receipt.put("sesMessageId", outcome.mail().sesMessageId());
    receipt.put("sentAt", outcome.mail().sentAtText());
    receipt.put("sha256", outcome.mail().sha256());
    receipt.put("alreadySent", outcome.earlier());
    return receipt;
  }
}
