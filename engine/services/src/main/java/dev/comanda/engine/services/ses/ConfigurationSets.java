package dev.comanda.engine.services.ses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configuration sets, where the events of each go, and which identity sends with which. */
final class ConfigurationSets {

  /** A topic, and the types of the events that it gets, such as {@code bounce}. */
  private record Destination(String topicArn, Set<String> types) {}

  private final Map<String, List<Destination>> destinations = new HashMap<>();
  private final Map<String, String> byIdentity = new HashMap<>();

  /**
   * Adds a destination by its properties in CloudFormation.
   *
   * @throws IllegalArgumentException if events would go anywhere but to a topic
   */
  synchronized void addDestination(String set, JsonNode destination) {
    if (!destination.path("SnsDestination").hasNonNull("TopicARN")) {
      throw new IllegalArgumentException("EventDestination must have an SnsDestination");
    }
    if (!destination.path("Enabled").asBoolean(true)) {
      return;
    }
    Set<String> types = new HashSet<>();
    destination.path("MatchingEventTypes").forEach(type -> types.add(normal(type.asText())));
    destinations
        .computeIfAbsent(set, name -> new ArrayList<>())
        .add(new Destination(destination.at("/SnsDestination/TopicARN").asText(), types));
  }

  /** Says which set applies to an identity's mails that name none. */
  synchronized void setDefault(String identity, String set) {
    byIdentity.put(identity.toLowerCase(Locale.ROOT), set);
  }

  /**
   * The set that a mail is sent with: the one it names, or its sender's, or the sender's domain's.
   */
  synchronized Optional<String> of(JsonNode sendEmail) {
    if (sendEmail.hasNonNull("ConfigurationSetName")) {
      return Optional.of(sendEmail.get("ConfigurationSetName").asText());
    }
    String from = sendEmail.path("FromEmailAddress").asText();
    String address =
        from.substring(from.lastIndexOf('<') + 1).replace(">", "").strip().toLowerCase(Locale.ROOT);
    String domain = address.substring(address.indexOf('@') + 1);
    return Optional.ofNullable(byIdentity.getOrDefault(address, byIdentity.get(domain)));
  }

  /** The topics that get a set's events of that type. */
  synchronized List<String> topics(String set, String eventType) {
    return destinations.getOrDefault(set, List.of()).stream()
        .filter(destination -> destination.types().contains(normal(eventType)))
        .map(Destination::topicArn)
        .toList();
  }

  /** CloudFormation writes {@code renderingFailure}, events {@code Rendering Failure}. */
  private static String normal(String eventType) {
    return eventType.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
