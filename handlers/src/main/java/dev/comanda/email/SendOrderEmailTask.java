package dev.comanda.email;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.AwsClients;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.EventFields;
import dev.comanda.runtime.Json;
import dev.comanda.runtime.Snapshot;
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
 * mail as it looks and SES's id of it, the same on every repetition, for the archive.
 */
public final class SendOrderEmailTask implements RequestStreamHandler {

  private final Shop shop;
  private final MailRenderer renderer = new MailRenderer("order-confirmation");
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
    this.shop = Shop.of(config);
    MailLedger ledger = new MailLedger(dynamoDb, config.required("TABLE_NAME"), clock);
    this.mailer = new OrderMailer(ledger, new SesSender(ses, config), clock);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ConfirmedOrder order = ConfirmedOrder.of(EventFields.parse(input).object("event"));
    OrderMail mail = OrderMail.of(order, shop, renderer);
    output.write(Json.bytes(answer(mail, mailer.send(mail, context.getAwsRequestId()))));
  }

  private static Map<String, Object> answer(OrderMail mail, OrderMailer.Outcome outcome) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("orderId", mail.orderId());
    answer.put("sesMessageId", outcome.mail().sesMessageId());
    answer.put("sentAt", outcome.mail().sentAtText());
    answer.put("alreadySent", outcome.earlier());
    answer.put("mail", mail.toJson());
    return answer;
  }
}
