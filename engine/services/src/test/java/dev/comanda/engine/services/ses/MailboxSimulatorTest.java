package dev.comanda.engine.services.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.sns.SnsService;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxSimulatorTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:mail-events";
  private static final String TYPES =
      "'MatchingEventTypes':['bounce','complaint','renderingFailure']";

  private final Door door = new Door(new Faults());
  private final List<JsonNode> published = new ArrayList<>();
  private final ConfigurationSets sets = new ConfigurationSets();
  private final MailboxSimulator simulator =
      new MailboxSimulator(
          request -> answer(200, "{\"MessageId\":\"ses-1\"}"),
          sets,
          new AwsClient(door, new Caller("ses")),
          Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));

  @BeforeEach
  void tellTheTopic() {
    door.register(
        SnsService.API,
        request -> {
          published.add(Json.parse(request.body()));
          return answer(200, "{\"MessageId\":\"sns-1\"}");
        });
    sets.setDefault("orders@example.com", "our-set");
    sets.addDestination("our-set", destination(TYPES));
  }

  @Test
  void tellsOfABounceInTheWordsOfSes() throws Exception {
    send("Comanda <orders@example.com>", "bounce+ana@simulator.amazonses.com");

    assertThat(published).hasSize(1);
    assertThat(published.get(0).path("TopicArn").asText()).isEqualTo(TOPIC);
    assertThat(published.get(0).path("Subject").asText())
        .isEqualTo("Amazon SES Email Event Notification");
    ObjectNode event = (ObjectNode) Json.parse(published.get(0).path("Message").asText());
    assertThat(((ObjectNode) event.path("bounce")).remove("feedbackId").asText()).isNotBlank();
    assertThat(event)
        .isEqualTo(
            json(
                """
                {'eventType': 'Bounce',
                 'bounce': {
                   'bounceType': 'Permanent', 'bounceSubType': 'General',
                   'bouncedRecipients': [
                     {'emailAddress': 'bounce+ana@simulator.amazonses.com', 'action': 'failed',
                      'status': '5.1.1', 'diagnosticCode': 'smtp; 550 5.1.1 user unknown'}],
                   'timestamp': '2026-11-24T12:00:00.000Z',
                   'reportingMTA': 'dns; simulator.amazonses.com'},
                 'mail': {
                   'timestamp': '2026-11-24T12:00:00.000Z',
                   'source': 'Comanda <orders@example.com>',
                   'sendingAccountId': '000000000000',
                   'messageId': 'ses-1',
                   'destination': ['bounce+ana@simulator.amazonses.com'],
                   'headersTruncated': false,
                   'headers': [
                     {'name': 'From', 'value': 'Comanda <orders@example.com>'},
                     {'name': 'To', 'value': 'bounce+ana@simulator.amazonses.com'}],
                   'commonHeaders': {
                     'from': ['Comanda <orders@example.com>'],
                     'to': ['bounce+ana@simulator.amazonses.com'],
                     'messageId': 'ses-1'},
                   'tags': {'ses:configuration-set': ['our-set'], 'customerId': ['c-1']}}}
                """));
  }

  @Test
  void tellsOfAComplaint() throws Exception {
    send("orders@example.com", "complaint@simulator.amazonses.com");

    JsonNode event = Json.parse(published.get(0).path("Message").asText());
    assertThat(event.path("eventType").asText()).isEqualTo("Complaint");
    assertThat(event.at("/complaint/complaintFeedbackType").asText()).isEqualTo("abuse");
    assertThat(event.at("/complaint/complainedRecipients/0/emailAddress").asText())
        .isEqualTo("complaint@simulator.amazonses.com");
    assertThat(event.at("/complaint/timestamp").asText()).isEqualTo("2026-11-24T12:00:00.000Z");
    assertThat(event.at("/complaint/feedbackId").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "ooto@simulator.amazonses.com, Transient, General",
    "suppressionlist+x@simulator.amazonses.com, Permanent, Suppressed",
    "BOUNCE@Simulator.AmazonSES.com, Permanent, General"
  })
  void knowsTheSimulatorsOtherAddresses(String to, String type, String subType) throws Exception {
    send("orders@example.com", to);

    JsonNode bounce = Json.parse(published.get(0).path("Message").asText()).path("bounce");
    assertThat(bounce.path("bounceType").asText()).isEqualTo(type);
    assertThat(bounce.path("bounceSubType").asText()).isEqualTo(subType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.com",
        "success@simulator.amazonses.com",
        "bounce@example.com",
        "bounced@simulator.amazonses.com",
        "bounce@simulator.amazonses.com.example.com"
      })
  void hasNothingToTellOfOtherMails(String to) throws Exception {
    send("orders@example.com", to);

    assertThat(published).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"orders@example.org, 0", "ORDERS@EXAMPLE.COM, 1", "a@shop.example, 1"})
  void goesByTheSendersConfigurationSet(String from, int events) throws Exception {
    sets.setDefault("shop.example", "our-set");

    send(from, "bounce@simulator.amazonses.com");

    assertThat(published).hasSize(events);
  }

  @Test
  void goesByTheConfigurationSetThatTheMailNames() throws Exception {
    sets.addDestination("other-set", destination("'MatchingEventTypes':['delivery']"));
    ObjectNode mail = mail("orders@example.com", "bounce@simulator.amazonses.com");

    simulator.handle(request(mail.put("ConfigurationSetName", "other-set")));

    assertThat(published).as("it asks for deliveries only").isEmpty();
  }

  @Test
  void tellsNothingOfAMailThatWasRefused() throws Exception {
    MailboxSimulator refusing =
        new MailboxSimulator(
            request -> answer(400, "{}"),
            sets,
            new AwsClient(door, Caller.CLIENT),
            Clock.systemUTC());

    refusing.handle(request(mail("orders@example.com", "bounce@simulator.amazonses.com")));

    assertThat(published).isEmpty();
  }

  @Test
  void takesTheMailThoughTheTopicFails() throws Exception {
    door.register(
        SnsService.API,
        request -> {
          throw new AwsError("NotFound", "Topic does not exist", 404);
        });

    assertThat(send("orders@example.com", "bounce@simulator.amazonses.com").status())
        .isEqualTo(200);
  }

  @Test
  void tellsNothingAtADestinationThatIsOff() throws Exception {
    ConfigurationSets off = new ConfigurationSets();
    off.addDestination("set", ((ObjectNode) destination(TYPES)).put("Enabled", false));

    assertThat(off.topics("set", "Bounce")).isEmpty();
  }

  @Test
  void refusesDestinationsThatAreNoTopics() {
    assertThatThrownBy(() -> sets.addDestination("our-set", json("{'CloudWatchDestination': {}}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SnsDestination");
  }

  private AwsResponse send(String from, String to) throws IOException {
    return simulator.handle(request(mail(from, to)));
  }

  private static ObjectNode mail(String from, String to) {
    ObjectNode mail = Json.object().put("FromEmailAddress", from);
    mail.putObject("Destination").putArray("ToAddresses").add(to);
    mail.putArray("EmailTags").addObject().put("Name", "customerId").put("Value", "c-1");
    return mail;
  }

  private static AwsRequest request(JsonNode mail) {
    return new AwsRequest(
        Caller.CLIENT,
        "ses",
        "SendEmail",
        "POST",
        "/v2/email/outbound-emails",
        Map.of("content-type", "application/json"),
        Json.bytes(mail));
  }

  private static JsonNode destination(String types) {
    return json(
        "{'Enabled': true, " + types + ", 'SnsDestination': {'TopicARN': '" + TOPIC + "'}}");
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  private static AwsResponse answer(int status, String body) {
    return new AwsResponse(status, Map.of("content-type", "application/json"), body.getBytes());
  }
}
