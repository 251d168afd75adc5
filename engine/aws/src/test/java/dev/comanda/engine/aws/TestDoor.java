package dev.comanda.engine.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.DoorServer;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.eclipse.jetty.client.HttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A door with a server before it, on free ports, and AWS's own clients for it. */
public final class TestDoor implements AutoCloseable {

  private static final int PORTS = 10;

  private final int first = freePorts(PORTS);
  private final Door door = new Door(new Faults());
  private final HttpClient http = HttpEngine.startClient();
  private final DoorServer server = new DoorServer(door, first, "engine");

  public TestDoor() throws IOException {
    server.start();
  }

  public Door door() {
    return door;
  }

  public HttpClient http() {
    return http;
  }

  /**
   * A port of its own.
   *
   * @param number 0 for the door itself, 1 to 9 for what stands behind it
   */
  public int port(int number) {
    return first + Objects.checkIndex(number, PORTS);
  }

  public URI url() {
    return URI.create(Loopback.url(first));
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

  /**
   * The first of some ports in a row that are free.
   *
   * @param count how many
   */
  public static int freePorts(int count) {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      if (IntStream.range(first, first + count).allMatch(TestDoor::isFree)) {
        return first;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
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
