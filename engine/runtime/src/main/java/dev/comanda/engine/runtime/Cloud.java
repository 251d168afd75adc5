package dev.comanda.engine.runtime;

import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.DoorServer;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.DynamicReferences;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import dev.comanda.engine.runtime.assembly.Stack;
import dev.comanda.engine.services.secretsmanager.SecretReferences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door, the services behind it, and what was deployed to them; closes all of it. */
public final class Cloud implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Cloud.class);

  private final Product product;
  private final Options options;
  private final StateFiles files;
  private final List<AwsService> services = Collections.synchronizedList(new ArrayList<>());
  private final Door door = new Door(new Faults());
  private final HttpClient http = HttpEngine.startClient();
  private final DoorServer server;
  private boolean closed;

  /**
   * Opens the door, with nothing behind it.
   *
   * @throws PortInUseException if a port is taken
   * @throws StateInUseException if another run has the folder for its state
   */
  public Cloud(Product product, Options options) throws IOException {
    this.product = product;
    this.options = options;
    options.ports().checkFree();
    files = new StateFiles(options.state());
    server = new DoorServer(door, options.ports().aws(), product.name());
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /**
   * Starts the services, makes every resource of the assembly, and lets the services work.
   *
   * @param progress gets a line for each step
   * @throws IOException if a service does not start, or the assembly cannot be read
   */
  public Run start(Consumer<String> progress) throws IOException {
    CloudAssembly assembly = CloudAssembly.read(options.assembly());
    progress.accept("Starting the services ...");
    Parallel.run(Services.of(product, options, door, http, assembly), services);
    progress.accept("Deploying " + assembly.stacks().size() + " stacks ...");
    AwsClient client = new AwsClient(door, Caller.CLIENT);
    Map<String, Map<String, String>> outputs =
        new Deployment(assembly, services, parameters(assembly), references(client)).deploy();
    Endpoints endpoints = Endpoints.of(options.ports(), product.site(), assembly);
    Run run = new Run(outputs, endpoints.byName(), client, http);
    product.deployed(run);
    services.forEach(AwsService::start);
    files.write(endpoints, outputs);
    product.ready(run);
    return run;
  }

  private static DynamicReferences references(AwsClient client) {
    return new DynamicReferences(Map.of("secretsmanager", new SecretReferences(client)));
  }

  /** What was given, and what the product has for the parameters that were not. */
  private Map<String, Map<String, String>> parameters(CloudAssembly assembly) {
    Map<String, Map<String, String>> parameters = new HashMap<>();
    options.parameters().forEach((stack, given) -> parameters.put(stack, new HashMap<>(given)));
    Map<String, String> ofProduct = product.parameters(options.ports());
    for (Stack stack : assembly.stacks()) {
      ofProduct.forEach(
          (name, value) -> {
            if (stack.hasParameter(name)) {
              parameters
                  .computeIfAbsent(stack.name(), none -> new HashMap<>())
                  .putIfAbsent(name, value);
            }
          });
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
    parts.add(files);
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
