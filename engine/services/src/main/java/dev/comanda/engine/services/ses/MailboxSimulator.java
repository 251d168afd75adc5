package dev.comanda.engine.services.ses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.door.AwsClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets mails to the addresses of SES's mailbox simulator bounce and be complained of, after they
 * were put into the inbox as all others. Other mails have no events here.
 */
final class MailboxSimulator implements Engine {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxSimulator.class);

  /** What SNS gets as the subject of every event. */
  private static final String SUBJECT = "Amazon SES Email Event Notification";

  private final Engine inbox;
  private final ConfigurationSets sets;
  private final AwsClient aws;
  private final Clock clock;

  /**
   * A simulator before an inbox.
   *
   * @param aws publishes the events
   */
  MailboxSimulator(Engine inbox, ConfigurationSets sets, AwsClient aws, Clock clock) {
    this.inbox = inbox;
    this.sets = sets;
    this.aws = aws;
    this.clock = clock;
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    AwsResponse answer = inbox.handle(request);
    if (request.operation().equals("SendEmail") && answer.status() == 200) {
      JsonNode mail = Json.parse(request.body());
      String messageId = Json.parse(answer.body()).path("MessageId").asText();
      sets.of(mail).ifPresent(set -> feedback(mail, set, messageId));
    }
    return answer;
  }

  private void feedback(JsonNode mail, String set, String messageId) {
    Map<Scenario, List<String>> played = new EnumMap<>(Scenario.class);
    for (String recipient : MailEvent.recipients(mail)) {
      Scenario.of(recipient)
          .ifPresent(
              scenario ->
                  played.computeIfAbsent(scenario, key -> new ArrayList<>()).add(recipient));
    }
    Instant now = clock.instant();
    played.forEach(
        (scenario, to) -> {
          if (scenario.bounces()) {
            publish(set, MailEvent.bounce(mail, set, messageId, scenario, to, now));
          } else if (scenario == Scenario.COMPLAINT) {
            publish(set, MailEvent.complaint(mail, set, messageId, to, now));
          }
        });
  }

  /** SES took the mail, whatever becomes of its event. */
  private void publish(String set, MailEvent event) {
    String source = Environment.arn("ses", "configuration-set/" + set);
    var publisher = new Caller("ses", new Principal.Service("ses.amazonaws.com", source));
    for (String topic : sets.topics(set, event.type())) {
      try {
        aws.as(publisher)
            .call(
                "sns",
                "Publish",
                Json.object()
                    .put("TopicArn", topic)
                    .put("Subject", SUBJECT)
                    .put("Message", event.json().toString()));
      } catch (RuntimeException e) {
        LOG.warn("An event of type {} was not published", event.type(), e);
      }
    }
  }
}
