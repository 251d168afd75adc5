package dev.comanda.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.runtime.Ports;
import dev.comanda.engine.runtime.Product;
import dev.comanda.engine.runtime.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What Comanda adds to a run: its catalogue, the origins of its storefront, a first visit. */
final class Comanda implements Product {

  /** The file in which the storefront finds where everything is. */
  private static final String CONFIGURATION = "config.json";

  private final Path catalogue;

  /**
   * @param catalogue the file of products to begin with
   */
  Comanda(Path catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return "comanda";
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
  public void deployed(Run run) throws IOException {
    new CatalogueSeed(
            (operation, input) -> run.client().call("dynamodb", operation, input),
            run.output("TableName"))
        .seed(CatalogueSeed.read(catalogue), false);
  }

  @Override
  public void ready(Run run) {
    new FirstVisit(run.http(), run.endpoints()).begin();
  }
}
