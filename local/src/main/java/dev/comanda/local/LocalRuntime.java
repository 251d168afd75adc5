package dev.comanda.local;

import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Caller;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.DoorServer;
import dev.comanda.engine.aws.door.Faults;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.door.Json;
import dev.comanda.engine.aws.service.DynamicReferences;
import dev.comanda.engine.aws.service.LocalService;
import dev.comanda.engine.aws.service.PortInUseException;
import dev.comanda.engine.aws.service.Ports;
import dev.comanda.engine.runtime.Deployment;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import dev.comanda.engine.runtime.assembly.Stack;
import dev.comanda.engine.services.secretsmanager.SecretReferences;
import dev.comanda.operations.seed.CatalogueSeed;
import dev.comanda.operations.shop.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.jetty.client.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door, the services behind it, and what was deployed to them; closes all of it. */
final class LocalRuntime implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRuntime.class);

  private final Options options;
  private final StateFiles files;
  private final List<LocalService> services = Collections.synchronizedList(new ArrayList<>());
  private final Door door = new Door(new Faults());
  private final HttpClient http = HttpEngine.startClient();
  private final DoorServer server;
  private Endpoints endpoints;
  private boolean closed;

  /**
   * Opens the door, with nothing behind it.
   *
   * @throws PortInUseException if a port is taken
   */
  LocalRuntime(Options options) throws IOException {
    this.options = options;
    options.ports().checkFree();
    files = new StateFiles(options.state());
    server = new DoorServer(door, options.ports().aws());
    server.start();
  }

  Door door() {
    return door;
  }

  /** The client that reaches the engines. */
  HttpClient http() {
    return http;
  }

  /**
   * Starts services, all at once.
   *
   * @throws IOException if one does not start; the others are kept, to be closed
   */
  void open(List<Callable<LocalService>> starts) throws IOException {
    Parallel.run(starts, services);
  }

  /** Where it is, once it is deployed. */
  Endpoints endpoints() {
    return endpoints;
  }

  /** Makes every resource of an assembly, seeds the catalogue, and lets the services work. */
  void deploy(CloudAssembly assembly) throws IOException {
    AwsClient client = new AwsClient(door, Caller.CLIENT);
    DynamicReferences references =
        new DynamicReferences(Map.of("secretsmanager", new SecretReferences(client)));
    Map<String, Map<String, String>> outputs =
        new Deployment(assembly, services, parameters(assembly), references).deploy();
    String table = new Outputs(Json.MAPPER.valueToTree(outputs)).text("TableName");
    new CatalogueSeed(new DoorTable(client, table))
        .seed(CatalogueSeed.read(options.catalogue()), Set.of());
    services.forEach(LocalService::start);
    endpoints = Endpoints.of(options.ports(), assembly);
    files.write(endpoints, outputs);
  }

  /** What was given, and the origins of this machine where a stack asks for allowed ones. */
  private Map<String, Map<String, String>> parameters(CloudAssembly assembly) {
    Map<String, Map<String, String>> parameters = new HashMap<>();
    options.parameters().forEach((stack, given) -> parameters.put(stack, new HashMap<>(given)));
    Ports ports = options.ports();
    String origins =
        String.join(",", "http://localhost:" + ports.storefront(), Ports.url(ports.storefront()));
    for (Stack stack : assembly.stacks()) {
      if (stack.hasParameter("AllowedOrigins")) {
        parameters
            .computeIfAbsent(stack.name(), name -> new HashMap<>())
            .putIfAbsent("AllowedOrigins", origins);
      }
    }
    return parameters;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<AutoCloseable> parts = new ArrayList<>();
    parts.add(http::stop);
    parts.addAll(services);
    parts.add(server);
    parts.add(() -> files.writeGrants(door.guard().report()));
    parts.add(files::remove);
    Collections.reverse(parts);
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Not everything stopped in order", e);
      }
    }
  }
}
