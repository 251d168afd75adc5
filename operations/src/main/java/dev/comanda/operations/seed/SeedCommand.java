package dev.comanda.operations.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.operations.command.ShopOptions;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Outputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./comanda seed}. */
@Command(
    name = "seed",
    header = "Put the catalogue into a deployed table.",
    exitCodeList = {"0:The products are there.", "1:An error."},
    footer =
        "It may run again at any time: products are replaced, their stock is kept.%n"
            + "docs/operations.md, \"First deployment\", has more.")
public final class SeedCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop;

  @Option(
      names = "--catalogue",
      order = 1,
      paramLabel = "FILE",
      description = "The products (default catalogue/products.json).")
  private Path catalogue = Path.of("catalogue", "products.json");

  @Option(
      names = "--reset-stock",
      order = 1,
      description = "Set stock that is there to the catalogue's numbers again.")
  private boolean resetStock;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Outputs outputs = shop.outputs();
    String table = outputs.text("TableName");
    ArrayNode products = CatalogueSeed.read(catalogue);
    try (Clients clients = Clients.of(outputs)) {
      DeployedTable deployed = new DeployedTable(clients.dynamoDb(), table);
      Set<String> stocked = resetStock ? Set.of() : deployed.stocked(ids(products));
      new CatalogueSeed(deployed).seed(products, stocked);
      String kept = stocked.isEmpty() ? "" : "; " + stocked.size() + " keep the stock they had";
      spec.commandLine().getOut().println(products.size() + " products are in " + table + kept);
      return 0;
    }
  }

  private static List<String> ids(ArrayNode products) {
    return StreamSupport.stream(products.spliterator(), false)
        .map(product -> product.path("productId").asText())
        .toList();
  }
}
