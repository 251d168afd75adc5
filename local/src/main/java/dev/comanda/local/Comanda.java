package dev.comanda.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.runtime.Ports;
import dev.comanda.engine.runtime.Product;
import dev.comanda.engine.runtime.Run;
import dev.comanda.operations.seed.CatalogueSeed;
import java.util.Map;
import java.util.Set;

/** What Comanda adds to a run: its catalogue, the origins of its storefront, a first visit. */
final class Comanda implements Product {

  /** What the product is called. */
  static final String NAME = "comanda";

  /** The file in which the storefront finds where everything is. */
  private static final String CONFIGURATION = "config.json";

  private final ArrayNode products;

  /**
   * @param products to begin with, as in {@code catalogue/products.json}
   */
  Comanda(ArrayNode products) {
    this.products = products;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String site() {
    return FirstVisit.STOREFRONT;
  }

  @Override
  public Map<String, String> parameters(Ports ports) {
    String origins = "http://localhost:" + ports.site() + "," + Loopback.url(ports.site());
    return Map.of("AllowedOrigins", origins);
  }

  /** The storefront is told of the inbox as well, which only this machine has. */
  @Override
  public String file(String key, String text, Ports ports) {
    return key.equals(CONFIGURATION)
        ? ((ObjectNode) Json.parse(text)).put("inboxUrl", Loopback.url(ports.inbox())).toString()
        : text;
  }

  @Override
  public void deployed(Run run) {
    new CatalogueSeed(new DoorTable(run.client(), run.output("TableName")))
        .seed(products, Set.of());
  }

  @Override
  public void ready(Run run) {
    new FirstVisit(run.http(), run.endpoints()).begin();
  }
}
