package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Door;
import java.io.IOException;
import java.util.Map;

/**
 * Mails a code through SES behind the door, as a pool with {@code EmailSendingAccount} DEVELOPER
 * does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
 */
final class CodeMail {

  private final Door door;
  private final Caller caller;
  private final PoolConfig config;

  CodeMail(Door door, Caller caller, PoolConfig config) {
    this.door = door;
    this.caller = caller;
    this.config = config;
  }

  /**
   * Sends a code and tells where to.
   *
   * @return the API's {@code CodeDeliveryDetails}
   * @throws AwsError {@code CodeDeliveryFailureException} when SES does not take the mail
   */
  ObjectNode send(String email, String code) {
    ObjectNode mail = Json.object().put("FromEmailAddress", config.sender());
    mail.putObject("Destination").putArray("ToAddresses").add(email);
    ObjectNode content = mail.putObject("Content").putObject("Simple");
    content.putObject("Subject").put("Data", config.subject()).put("Charset", "UTF-8");
    content
        .putObject("Body")
        .putObject("Html")
        .put("Data", config.message().replace("{####}", code))
        .put("Charset", "UTF-8");
    AwsResponse answer = call(mail);
    if (answer.status() >= 300) {
      throw CodeErrors.codeDeliveryFailed("SES answered " + answer.status());
    }
    return details(email);
  }

  /** What the API tells of a code that was, or is said to have been, sent. */
  static ObjectNode details(String email) {
    int at = email.indexOf('@');
    String destination =
        at < 1 ? email : email.charAt(0) + "***@" + email.substring(at + 1, at + 2) + "***";
    return Json.object()
        .put("Destination", destination)
        .put("DeliveryMedium", "EMAIL")
        .put("AttributeName", "email");
  }

  private AwsResponse call(ObjectNode mail) {
    try {
      return door.call(
          new AwsRequest(
              caller,
              "ses",
              "SendEmail",
              "POST",
              "/v2/email/outbound-emails",
              Map.of("content-type", "application/json"),
              Json.bytes(mail)));
    } catch (IOException | AwsError e) {
      throw CodeErrors.codeDeliveryFailed(e.getMessage());
    }
  }
}
