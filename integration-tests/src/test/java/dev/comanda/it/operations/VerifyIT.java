package dev.comanda.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Faults;
import dev.comanda.it.Json;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import dev.comanda.it.operations.OperatorCommand.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** {@code ./comanda verify}: sees a shop that works, says what does not, and leaves nothing. */
class VerifyIT {

  /** Those of every shop; besides, it sees a run of each consumer of orders. */
  private static final List<String> HOPS =
      List.of(
          "register",
          "confirm",
          "sign in",
          "catalogue",
          "order",
          "read",
          "table",
          "event run",
          "mail",
          "archive",
          "lake row");

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());
  private OperatorCommand command;

  @BeforeEach
  void writeOutputs(@TempDir Path folder) {
    command = new OperatorCommand(shop.target(), "verify", folder);
  }

  @Test
  void anOrderIsSeenEverywhereAndRemoved() {
    Run run = command.run();

    assertThat(run.exit()).as(run.printed()).isZero();
    List<String> hops = new ArrayList<>(HOPS);
    shop.target().consumersOfOrders().stream()
        .map(consumer -> consumer.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
        .forEach(consumer -> hops.add(consumer + " run"));
    assertThat(hops).contains("email run", "lake run");
    assertThat(hops(run.printed())).containsExactlyInAnyOrderElementsOf(hops);
    assertThat(run.printed()).contains("Verified in ").doesNotContain("MISSING", "STAYS");
    assertNothingIsLeft(run.printed());
    Matcher stock = Pattern.compile("stock of (\\S+) (\\d+) -> (\\d+)").matcher(run.printed());
    assertThat(stock.find()).isTrue();
    assertThat(sinks.stock(stock.group(1))).isEqualTo(Integer.parseInt(stock.group(2)));
  }

  @Test
  void whatDoesNotComeIsNamedWithItsReasonAndRemoved() {
    Run run;
    int stock = sinks.stock(shop.anyProduct());
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("SendOrderEmailFunction", "ses", "SendEmail", 1, 400, "MessageRejected");
      faults.refuse("kinesis", "PutRecords", 100, 400, "ResourceNotFoundException");
      run = command.run("--product", shop.anyProduct(), "--patience", "8");
    }

    assertThat(run.exit()).as(run.printed()).isEqualTo(1);
    assertThat(run.line("MISSING  mail "))
        .contains("given up: MailRefusedException: SES answered 400 MessageRejected");
    assertThat(run.line("letter ")).contains("OrderEmailQueueDeadLetterQueue");
    assertThat(run.line("MISSING  archive ")).contains("MailRefusedException");
    assertThat(run.line("MISSING  lake row ")).contains("not within 8 s: no object of the lake");
    assertThat(run.line("NOT VERIFIED in "))
        .endsWith(": missing mail, archive, lake run, lake row");
    assertThat(namedAlarms(run.printed())).isNotEmpty().isSubsetOf(alarms());
    assertNothingIsLeft(run.printed());
    assertThat(sinks.messages("EmailDeadLetterQueueUrl").toString())
        .doesNotContain(orderId(run.printed()));
    assertThat(sinks.stock(shop.anyProduct())).isEqualTo(stock);
  }

  @Test
  void anOrderThatTheApiRefusesLeavesNoCustomer() {
    Run run;
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("OrdersFunction", "dynamodb", "TransactWriteItems", 20, 400, "AccessDenied");
      run = command.run();
    }

    assertThat(run.exit()).as(run.printed()).isEqualTo(1);
    assertThat(run.line("MISSING  order "))
        .contains("POST /orders answers 5")
        .contains("(request ");
    assertThat(namedAlarms(run.printed())).isNotEmpty().isSubsetOf(alarms());
    assertNobodyIsLeft(run.printed());
  }

  @Test
  void aCommandThatIsStoppedRemovesWhatItMade() throws Exception {
    Process process = command.start();
    StringBuilder printed = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.append(line).append('\n');
        if (line.startsWith("Behind it")) {
          // Not the process itself: that would close what it prints as well.
          process.toHandle().destroy();
        }
      }
    }

    assertThat(process.waitFor()).isNotZero();
    assertThat(printed.toString()).contains("\nStopped\n", "NOT VERIFIED");
    assertNobodyIsLeft(printed.toString());
    assertThat(sinks.count("CUSTOMER#" + customerId(printed.toString()))).isZero();
  }

  @Test
  void aCustomerWhoIsThereIsLeftAlone() {
    Customer customer = shop.customer("en");

    Run run = command.run("--email", customer.email());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.line("MISSING  register ")).contains("is a customer already");
    assertThat(shop.login(customer.email(), customer.password()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "--patience 5 > Missing required option: '--outputs=FILE'; see ./comanda verify --help",
        "--outputs no-such-file > There is no file no-such-file; `cdk deploy --all --outputs-file"
            + " FILE` writes one",
        "--outputs o --everything > Unknown option: '--everything'; see ./comanda verify --help",
      })
  void aBadCommandIsOneClearLine(String arguments, String message) {
    Run run = command.runWith(List.of(arguments.split(" ")));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.printed()).isEqualTo("comanda: " + message + "\n");
  }

  private void assertNothingIsLeft(String printed) {
    assertNobodyIsLeft(printed);
    String orderId = orderId(printed);
    assertThat(sinks.count("CUSTOMER#" + customerId(printed))).isZero();
    assertThat(sinks.count("ORDER#" + orderId)).isZero();
    assertThat(sinks.archiveKeys(orderId)).isEmpty();
  }

  private void assertNobodyIsLeft(String printed) {
    String email = first(printed, "register +(\\S+@simulator\\.amazonses\\.com)");
    try (var cognito = shop.target().cognito()) {
      String pool = shop.target().output("UserPoolId");
      assertThatThrownBy(() -> cognito.adminGetUser(get -> get.userPoolId(pool).username(email)))
          .isInstanceOf(UserNotFoundException.class);
    }
  }

  private static List<String> hops(String printed) {
    return Pattern.compile("^ +[0-9.]+ s  (\\S+ run|.{10}) ", Pattern.MULTILINE)
        .matcher(printed)
        .results()
        .map(hop -> hop.group(1).strip())
        .toList();
  }

  private static String orderId(String printed) {
    return first(printed, "order +([0-9A-Z]{26}), one unit");
  }

  private static String customerId(String printed) {
    return first(printed, "sign in +customer (\\S+)");
  }

  private static String first(String printed, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(printed);
    assertThat(matcher.find()).as("%s in:%n%s", pattern, printed).isTrue();
    return matcher.group(1);
  }

  private static List<String> namedAlarms(String printed) {
    return printed
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("alarms "))
        .flatMap(line -> Arrays.stream(line.substring("alarms ".length()).strip().split(", ")))
        .toList();
  }

  /** Those of the stacks that the shop was made of. */
  private static List<String> alarms() {
    try (Stream<Path> files = Files.list(Product.root().resolve("cdk/target/cdk.out"))) {
      return files
          .filter(file -> file.toString().endsWith(".template.json"))
          .map(VerifyIT::read)
          .flatMap(template -> template.findValuesAsText("AlarmName").stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return Json.MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
