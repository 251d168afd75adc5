package dev.comanda.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import dev.comanda.it.operations.OperatorCommand.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./comanda seed}: the catalogue is in the table, and what customers bought is not there.
 */
class SeedIT {

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());
  private OperatorCommand command;

  @BeforeEach
  void writeOutputs(@TempDir Path folder) {
    command = new OperatorCommand(shop.target(), "seed", folder);
  }

  @Test
  void aShopThatSellsKeepsItsStockUntilThatIsReset() {
    String product = shop.products().get(0).path("productId").asText();
    Customer customer = shop.customer("en");
    shop.placeOrder(customer, product);
    int stock = sinks.stock(product);

    Run again = command.run();
    assertThat(again.exit()).as(again.printed()).isZero();
    assertThat(again.printed())
        .containsPattern(
            "^(\\d+) products are in \\S*OrdersTable\\S*; \\1 keep the stock they had");
    assertThat(sinks.stock(product)).isEqualTo(stock);

    Run reset = command.run("--reset-stock");
    assertThat(reset.exit()).as(reset.printed()).isZero();
    assertThat(sinks.stock(product)).isGreaterThan(stock);
    assertThat(shop.products()).isNotEmpty();
  }

  @Test
  void aCatalogueThatIsNotThereIsOneClearLine() {
    Run run = command.run("--catalogue", "no-such-file");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.printed()).isEqualTo("comanda: There is no catalogue no-such-file\n");
  }
}
