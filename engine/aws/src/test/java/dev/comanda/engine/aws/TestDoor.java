package dev.comanda.engine.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.DoorServer;
import dev.comanda.engine.aws.door.Faults;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.door.Json;
import dev.comanda.engine.aws.service.PortInUseException;
import dev.comanda.engine.aws.service.Ports;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.client.HttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A door with a server before it, on free ports, and AWS's own clients for it. */
public final class TestDoor implements AutoCloseable {

  private final Ports ports = freePorts();
  private final Door door = new Door(new Faults());
  private final HttpClient http = HttpEngine.startClient();
  private final DoorServer server = new DoorServer(door, ports.aws());

  public TestDoor() throws IOException {
    server.start();
  }

  public Door door() {
    return door;
  }

  public HttpClient http() {
    return http;
  }

  public Ports ports() {
    return ports;
  }

  public URI url() {
    return URI.create(Ports.url(ports.aws()));
  }

  /** Points an SDK client at the door. */
  public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
    return builder
        .endpointOverride(url())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** A resource of the stack {@code Test}, with properties in JSON that may use single quotes. */
  public static Resource resource(String type, String logicalId, String properties) {
    var parsed = (ObjectNode) Json.parse(properties.replace('\'', '"'));
    return new Resource("Test", logicalId, type, parsed);
  }

  public static Ports freePorts() {
    while (true) {
      Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 32_000));
      try {
        ports.checkFree();
        return ports;
      } catch (PortInUseException e) {
        // Another test has one of them: the next draw decides.
      }
    }
  }

  @Override
  public void close() {
    server.close();
    try {
      http.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
