package dev.comanda.runtime.snapshot;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a function does before its snapshot is taken, so that the first customer after it does not
 * wait for classes to be loaded: it answers the events of the file {@code rehearsal.json} beside
 * its handler's class, with clients that stop short of the wire and answer from the same file.
 *
 * <p>The file has {@code events}, and {@code answers} by the operation that is called (for services
 * without operations on the wire, by the HTTP method). <code>${NAME}</code> stands for the first of
 * the values in that environment variable.
 */
final class Rehearsal {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  /** The first loads the classes, the others have the busiest methods compiled. */
  private static final int ROUNDS = 30;

  private final List<?> events;
  private final Script script;

  private Rehearsal(Map<String, Object> file) {
    this.events = (List<?>) file.get("events");
    this.script = new Script(Json.object(file.get("answers")));
  }

  /**
   * The rehearsal of a handler.
   *
   * @throws IllegalStateException if the handler has none
   */
  static Rehearsal of(Class<?> handler, Config config) {
    return new Rehearsal(file(handler, config));
  }

  /** The handler's part of the file. */
  static Map<String, Object> file(Class<?> handler, Config config) {
    try (InputStream file = handler.getResourceAsStream("rehearsal.json")) {
      if (file == null) {
        throw new IllegalStateException(handler.getName() + " has no rehearsal.json beside it");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Object> scripts =
          Json.object(Json.parse(filled(text, config).getBytes(StandardCharsets.UTF_8)));
      return Json.object(scripts.get(handler.getSimpleName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it, and gives what the handler answered to each event. */
  List<byte[]> run(RequestStreamHandler handler, AwsClients clients) throws IOException {
    List<byte[]> outputs = new ArrayList<>();
    clients.rehearse(new RehearsedHttpClient(script));
    try {
      for (int round = 0; round < ROUNDS; round++) {
        outputs.clear();
        for (Object event : events) {
          ByteArrayOutputStream output = new ByteArrayOutputStream();
          handler.handleRequest(
              new ByteArrayInputStream(Json.bytes(event)), output, new RehearsalContext());
          outputs.add(output.toByteArray());
        }
      }
    } finally {
      clients.perform();
    }
    return outputs;
  }

  /** The endpoints that would have been called so far. */
  Set<URI> endpoints() {
    return script.endpoints();
  }

  /** The text with the values of variables in the places that name them. */
  static String filled(String text, Config config) {
    Matcher variable = VARIABLE.matcher(text);
    return variable.replaceAll(
        match ->
            Matcher.quoteReplacement(
                config.optional(match.group(1)).map(value -> value.split(",")[0]).orElse("")));
  }
}
