package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.BrokenConnectionException;
import dev.comanda.engine.aws.protocol.Protocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door over HTTP, on loopback only: what {@code AWS_ENDPOINT_URL} names. */
public final class DoorServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DoorServer.class);

  private final Door door;
  private final Control control;
  private final LoopbackServer server;

  /**
   * @param port to listen on; 0 takes a free one
   * @param product by whose name the door is controlled: below {@code /_NAME/}, with the header
   *     {@code x-NAME}
   */
  public DoorServer(Door door, int port, String product) {
    this.door = door;
    this.control = new Control(door, product);
    server =
        new LoopbackServer("door", port, 256).idleFor(Duration.ofMinutes(15)).answers(new Calls());
    server.http().setRequestHeaderSize(16 << 10);
  }

  /**
   * Begins to answer.
   *
   * @throws IOException if the port is taken
   */
  public void start() throws IOException {
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Calls extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      try {
        if (!Loopback.named(request.getHeaders().get(HttpHeader.HOST))) {
          Response.writeError(request, response, callback, 421, "Only loopback is answered");
        } else if (request.getHttpURI().getPath().startsWith(control.path())) {
          write(request, response, callback, control.answer(request));
        } else {
          write(request, response, callback, answer(request));
        }
      } catch (BrokenConnectionException e) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException(e));
      } catch (IOException e) {
        callback.failed(e);
      }
      return true;
    }
  }

  private AwsResponse answer(Request http) throws IOException {
    AwsRequest request;
    try {
      request = RequestReader.read(http, door.directory(), door.functions());
    } catch (AwsError e) {
      return protocol(http).error(e, contentType(http));
    }
    try {
      return door.call(request);
    } catch (AwsError e) {
      return protocol(request).error(e, contentType(http));
    } catch (BrokenConnectionException e) {
      throw e;
    } catch (IOException e) {
      LOG.warn("{} of {} cannot be reached", request.operation(), request.service(), e);
      AwsError error = new AwsError("ServiceUnavailable", "The engine cannot be reached", 503);
      return protocol(request).error(error, contentType(http));
    } catch (RuntimeException e) {
      LOG.error("{} of {} failed", request.operation(), request.service(), e);
      AwsError error = new AwsError("InternalFailure", "The local runtime failed: " + e, 500);
      return protocol(request).error(error, contentType(http));
    }
  }

  /** The protocol that a call was made in. */
  private Protocol protocol(AwsRequest request) {
    return request.headers().containsKey("x-amz-target")
        ? Protocol.JSON
        : door.directory().find(request.service()).api().protocol();
  }

  /** The protocol of a request that could not be read as a call. */
  private static Protocol protocol(Request request) {
    return request.getHeaders().contains("x-amz-target") ? Protocol.JSON : Protocol.REST_XML;
  }

  private static String contentType(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type == null ? "" : type;
  }

  private static void write(
      Request request, Response response, Callback callback, AwsResponse answer) {
    response.setStatus(answer.status());
    boolean head = request.getMethod().equals("HEAD");
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      if (head || !header.getKey().equals("content-length")) {
        response.getHeaders().put(header.getKey(), header.getValue());
      }
    }
    response.write(true, head ? null : ByteBuffer.wrap(answer.body()), callback);
  }
}
