package dev.comanda.local.operator;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command line of {@link Verify}.
 *
 * @param outputs the file that {@code cdk deploy --outputs-file} wrote
 * @param email whose mail it will be
 * @param product what is ordered; empty for the cheapest that is in stock
 * @param patience how long the order is followed; empty for what the delivery to the lake takes
 */
record VerifyOptions(
    Path outputs, String email, Optional<String> product, Optional<Duration> patience) {

  private static final String USAGE =
      "usage: verify --outputs FILE [--email ADDRESS] [--product ID] [--patience SECONDS]";

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,3}");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown, wrong or missing
   */
  static VerifyOptions parse(List<String> arguments) {
    Path outputs = null;
    String email = simulated();
    Optional<String> product = Optional.empty();
    Optional<Duration> patience = Optional.empty();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      switch (option) {
        case "--outputs" -> outputs = Path.of(value(option, rest));
        case "--email" -> email = matching(option, rest, EMAIL, "a mail address");
        case "--product" -> product = Optional.of(value(option, rest));
        case "--patience" -> {
          String seconds = matching(option, rest, SECONDS, "a number of seconds from 1 to 9999");
          patience = Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
        }
        default ->
            throw new IllegalArgumentException("verify does not take '" + option + "'; " + USAGE);
      }
    }
    if (outputs == null) {
      throw new IllegalArgumentException("--outputs FILE is missing; " + USAGE);
    }
    return new VerifyOptions(outputs, email, product, patience);
  }

  /**
   * A mailbox of SES's own, which takes every mail and belongs to nobody. SES sends there from its
   * sandbox too, and counts neither quota nor reputation.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">Mailbox
   *     simulator</a>
   */
  private static String simulated() {
    String random = Long.toString(new SecureRandom().nextLong(1L << 40), Character.MAX_RADIX);
    return "success+comanda-" + random + "@simulator.amazonses.com";
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("A value is missing after " + option + "; " + USAGE);
    }
    return rest.next();
  }

  private static String matching(
      String option, Iterator<String> rest, Pattern allowed, String what) {
    String value = value(option, rest);
    if (!allowed.matcher(value).matches()) {
      throw new IllegalArgumentException(option + " is '" + value + "': it takes " + what + ".");
    }
    return value;
  }
}
