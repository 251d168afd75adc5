package dev.comanda.engine.services.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An event of SES as its topics get it. Of the mail's headers it has sender and recipients alone.
 *
 * @param json the message
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Contents
 *     of event data</a>
 */
record MailEvent(ObjectNode json) {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The bounce of a mail, for all of its recipients that bounce alike. */
  static MailEvent bounce(
      JsonNode sendEmail,
      String set,
      String messageId,
      Scenario scenario,
      List<String> to,
      Instant at) {
    ObjectNode event = Json.object().put("eventType", "Bounce");
    ObjectNode bounce =
        event
            .putObject("bounce")
            .put("feedbackId", UUID.randomUUID() + "-000000")
            .put("bounceType", scenario.bounceType)
            .put("bounceSubType", scenario.bounceSubType);
    ArrayNode recipients = bounce.putArray("bouncedRecipients");
    for (String address : to) {
      ObjectNode recipient = recipients.addObject().put("emailAddress", address);
      if (scenario.bounceType.equals("Permanent")) {
        recipient
            .put("action", "failed")
            .put("status", "5.1.1")
            .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
      }
    }
    bounce.put("timestamp", INSTANT.format(at)).put("reportingMTA", "dns; simulator.amazonses.com");
    event.set("mail", mail(sendEmail, set, messageId, at));
    return new MailEvent(event);
  }

  /** The complaint of recipients. */
  static MailEvent complaint(
      JsonNode sendEmail, String set, String messageId, List<String> to, Instant at) {
    ObjectNode event = Json.object().put("eventType", "Complaint");
    ObjectNode complaint = event.putObject("complaint");
    ArrayNode recipients = complaint.putArray("complainedRecipients");
    to.forEach(address -> recipients.addObject().put("emailAddress", address));
    complaint
        .put("timestamp", INSTANT.format(at))
        .put("feedbackId", UUID.randomUUID() + "-000000")
        .putNull("complaintSubType")
        .put("userAgent", "Amazon SES Mailbox Simulator")
        .put("complaintFeedbackType", "abuse")
        .put("arrivalDate", INSTANT.format(at));
    event.set("mail", mail(sendEmail, set, messageId, at));
    return new MailEvent(event);
  }

  private static ObjectNode mail(JsonNode sendEmail, String set, String messageId, Instant at) {
    String from = sendEmail.path("FromEmailAddress").asText();
    ObjectNode mail =
        Json.object()
            .put("timestamp", INSTANT.format(at))
            .put("source", from)
            .put("sendingAccountId", Environment.ACCOUNT)
            .put("messageId", messageId);
    ArrayNode destination = mail.putArray("destination");
    recipients(sendEmail).forEach(destination::add);
    mail.put("headersTruncated", false);
    ArrayNode headers = mail.putArray("headers");
    headers.addObject().put("name", "From").put("value", from);
    headers.addObject().put("name", "To").put("value", String.join(", ", recipients(sendEmail)));
    ObjectNode common = mail.putObject("commonHeaders");
    common.putArray("from").add(from);
    common.set("to", destination.deepCopy());
    common.put("messageId", messageId);
    ObjectNode tags = mail.putObject("tags");
    tags.putArray("ses:configuration-set").add(set);
    for (JsonNode tag : sendEmail.path("EmailTags")) {
      tags.putArray(tag.path("Name").asText()).add(tag.path("Value").asText());
    }
    return mail;
  }

  /** All addresses that a mail goes to. */
  static List<String> recipients(JsonNode sendEmail) {
    List<String> recipients = new ArrayList<>();
    for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      sendEmail.path("Destination").path(kind).forEach(address -> recipients.add(address.asText()));
    }
    return recipients;
  }

  /** Such as {@code Bounce}. */
  String type() {
    return json.path("eventType").asText();
  }
}
