package dev.comanda.local;

import dev.comanda.engine.aws.service.Ports;
import dev.comanda.engine.pipes.PipesService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The command line.
 *
 * @param assembly the folder that {@code cdk synth} wrote
 * @param ports where to listen
 * @param state the folder for logs, objects, endpoints.json and outputs.json
 * @param npm the folder with the packages of npm that services run on
 * @param catalogue the file of products to begin with
 * @param queueConcurrency the most batches of a queue that a pipe delivers at once
 * @param parameters CloudFormation parameters by stack name, then by name
 */
public record Options(
    Path assembly,
    Ports ports,
    Path state,
    Path npm,
    Path catalogue,
    int queueConcurrency,
    Map<String, Map<String, String>> parameters) {

  /** What {@code --help} prints. */
  static final String USAGE =
      """
      Runs a synthesized cloud assembly on this machine.

        --assembly DIR                 the cloud assembly (default cdk/target/cdk.out)
        --port-base N                  first of eleven ports (default 4500)
        --state-dir DIR                logs, objects, endpoints.json, outputs.json (default .comanda)
        --npm DIR                      the packages of npm that services run on (default engine/services)
        --catalogue FILE               the products to begin with (default catalogue/products.json)
        --queue-concurrency N          most batches of a queue that a pipe delivers at once
                                       (default one more than processors; on AWS 1000)
        --parameter STACK:NAME=VALUE   a CloudFormation parameter; may be repeated
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or wrong
   */
  static Options parse(List<String> arguments) {
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "--assembly", "cdk/target/cdk.out",
                "--port-base", "4500",
                "--state-dir", ".comanda",
                "--npm", "engine/services",
                "--catalogue", "catalogue/products.json",
                "--queue-concurrency", String.valueOf(PipesService.QUEUE_CONCURRENCY)));
    Map<String, Map<String, String>> parameters = new HashMap<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (!option.equals("--parameter") && !given.containsKey(option)) {
        throw new IllegalArgumentException("There is no option " + option + "\n\n" + USAGE);
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException("A value is missing after " + option);
      }
      if (option.equals("--parameter")) {
        addParameter(rest.next(), parameters);
      } else {
        given.put(option, rest.next());
      }
    }
    return new Options(
        Path.of(given.get("--assembly")),
        new Ports(number("--port-base", given, 1024, 65_500)),
        Path.of(given.get("--state-dir")).toAbsolutePath(),
        Path.of(given.get("--npm")),
        Path.of(given.get("--catalogue")),
        number("--queue-concurrency", given, 1, 1000),
        parameters);
  }

  private static int number(String option, Map<String, String> given, int least, int most) {
    String text = given.get(option);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the range that is allowed.
    }
    throw new IllegalArgumentException(
        "%s is a number from %d to %d, not %s".formatted(option, least, most, text));
  }

  private static void addParameter(String text, Map<String, Map<String, String>> parameters) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=', colon);
    if (colon < 1 || equals < colon + 2) {
      throw new IllegalArgumentException("--parameter is STACK:NAME=VALUE, not " + text);
    }
    parameters
        .computeIfAbsent(text.substring(0, colon), stack -> new HashMap<>())
        .put(text.substring(colon + 1, equals), text.substring(equals + 1));
  }
}
