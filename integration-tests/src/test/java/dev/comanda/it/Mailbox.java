package dev.comanda.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The inbox that all mail of a local run ends in. */
public final class Mailbox {

  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

  private final URI inbox;
  private final HttpClient http = HttpClient.newHttpClient();

  public Mailbox(URI inbox) {
    this.inbox = inbox;
  }

  /** All mails to that address, oldest first. */
  public List<Mail> to(String address) {
    return since(0).stream().filter(mail -> mail.to().contains(address)).toList();
  }

  /** All mails since that second of the epoch, oldest first; 0 for all. */
  public List<Mail> since(long epochSecond) {
    String query = epochSecond == 0 ? "" : "?since=" + epochSecond;
    try {
      String store =
          http.send(
                  HttpRequest.newBuilder(URI.create(inbox + "/store" + query)).build(),
                  BodyHandlers.ofString())
              .body();
      return StreamSupport.stream(Json.parse(store).path("emails").spliterator(), false)
          .map(Mail::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a mail to that address that the predicate holds for. */
  public Mail await(String address, String what, Duration limit, Predicate<Mail> predicate) {
    return Awaitility.await(what + " for " + address)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> to(address).stream().filter(predicate).findFirst().orElse(null),
            mail -> mail != null);
  }

  /** Waits for the mail that confirms an order. */
  public Mail awaitConfirmation(String address, String orderId) {
    return await(
        address, "order " + orderId, Duration.ofSeconds(60), mail -> mail.isAbout(orderId));
  }

  /** Waits for the code that Cognito mails to a new customer. */
  public String awaitCode(String address) {
    return awaitCode(address, 1);
  }

  /** Waits for the code of that number among those that Cognito mails to an address, from 1. */
  public String awaitCode(String address, int number) {
    return Awaitility.await("code " + number + " for " + address)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> codes(address), codes -> codes.size() >= number)
        .get(number - 1);
  }

  private List<String> codes(String address) {
    return to(address).stream()
        .map(mail -> CODE.matcher(mail.all()))
        .filter(Matcher::find)
        .map(code -> code.group(1))
        .toList();
  }

  /** One mail. */
  public record Mail(JsonNode json) {

    public List<String> to() {
      return StreamSupport.stream(json.at("/destination/to").spliterator(), false)
          .map(JsonNode::asText)
          .toList();
    }

    public String subject() {
      return json.path("subject").asText();
    }

    public String html() {
      return json.at("/body/html").asText();
    }

    public String text() {
      return json.at("/body/text").asText();
    }

    public boolean isAbout(String orderId) {
      return text().contains(orderId) || html().contains(orderId);
    }

    private String all() {
      return subject() + "\n" + text() + "\n" + html();
    }
  }
}
