package dev.comanda.operations.verify;

import dev.comanda.operations.command.ShopOptions;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Outputs;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./comanda verify}. */
@Command(
    name = "verify",
    header =
        "Take a deployed shop through one order, say what is missing, and remove what was made.",
    exitCodeList = {
      "0:The order was seen everywhere, and what was made of it is removed.",
      "1:Something is missing, could not be removed, or an error."
    },
    footer = "docs/operations.md, \"Verify a deployment\", has more.")
public final class VerifyCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop;

  @Option(
      names = "--email",
      order = 1,
      paramLabel = "ADDRESS",
      converter = MailAddress.class,
      description = "Whose mail it will be (default one of SES's mailbox simulator).")
  String email = simulated();

  @Option(
      names = "--product",
      order = 1,
      paramLabel = "ID",
      description = "What is ordered (default the cheapest in stock).")
  Optional<String> product;

  @Option(
      names = "--patience",
      order = 1,
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description =
          "How long the order is followed (default 90 and what the delivery to the lake takes).")
  Optional<Duration> patience;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Outputs outputs = shop.outputs();
    outputs.require(Verify.NEEDED);
    try (Clients clients = Clients.of(outputs)) {
      VerifyReport report = new VerifyReport(spec.commandLine().getOut());
      Verify verify = new Verify(clients, outputs, report);
      return Stopping.with(() -> verify.verify(email, product, patience))
          ? Verify.VERIFIED
          : Verify.FAILED;
    }
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
}
