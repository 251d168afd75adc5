package dev.comanda.engine.services.apigateway;

import dev.comanda.engine.aws.door.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The API's port on loopback. Has API Gateway's limits: 10 MB of body, 10,240 bytes of request line
 * and headers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html">Quotas</a>
 */
final class HttpApiServer implements AutoCloseable {

  private static final int MAX_BODY = 10 * 1024 * 1024;
  private static final int MAX_HEADERS = 10_240;
  private static final int MAX_THREADS = 64;

  private final LoopbackServer server;
  private final BiConsumer<ApiRequest, Consumer<ApiResponse>> api;

  HttpApiServer(int port, BiConsumer<ApiRequest, Consumer<ApiResponse>> api) {
    this.api = api;
    server =
        new LoopbackServer("http-api", port, MAX_THREADS)
            .idleFor(Duration.ofMinutes(1))
            .answers(new Requests())
            .refuses(HttpApiServer::refuse);
    server.http().setSendDateHeader(true);
    server.http().setRequestHeaderSize(MAX_HEADERS);
    // Routes match the raw path; nothing is a file.
    server.http().setUriCompliance(UriCompliance.UNSAFE);
  }

  void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The HTTP API cannot start", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /** What the server itself refuses: headers that are too large, requests that are no HTTP. */
  private static boolean refuse(Request request, Response response, Callback callback) {
    String message =
        response.getStatus() == 431 ? "Request Header Fields Too Large" : "Bad Request";
    write(response, callback, ApiResponse.error(response.getStatus(), message), requestId());
    return true;
  }

  private final class Requests extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String id = requestId();
      Instant receivedAt = Instant.now();
      byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        write(response, callback, ApiResponse.TOO_LARGE, id);
        return true;
      }
      Optional<String> path = RequestPath.decode(request.getHttpURI().getPath());
      if (path.isEmpty()) {
        write(response, callback, ApiResponse.BAD_REQUEST, id);
        return true;
      }
      AtomicBoolean answered = new AtomicBoolean();
      api.accept(
          request(request, id, receivedAt, path.get(), body),
          answer -> {
            if (answered.compareAndSet(false, true)) {
              write(response, callback, answer, id);
            }
          });
      return true;
    }
  }

  private static ApiRequest request(
      Request request, String id, Instant receivedAt, String path, byte[] body) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (HttpField field : request.getHeaders()) {
      headers.add(Map.entry(field.getName(), field.getValue() == null ? "" : field.getValue()));
    }
    String query = request.getHttpURI().getQuery();
    return new ApiRequest(
        id,
        receivedAt,
        request.getMethod(),
        path,
        query == null ? "" : query,
        headers,
        request.getConnectionMetaData().getHttpVersion().asString(),
        Request.getRemoteAddr(request),
        body);
  }

  private static void write(
      Response response, Callback callback, ApiResponse answer, String requestId) {
    response.setStatus(answer.status());
    for (Map.Entry<String, String> header : answer.headers()) {
      response.getHeaders().add(header.getKey(), header.getValue());
    }
    response.getHeaders().put("apigw-requestid", requestId);
    boolean bodiless = answer.status() == 204 || answer.status() == 304;
    response.write(true, bodiless ? null : ByteBuffer.wrap(answer.body()), callback);
  }

  /** As API Gateway's own: fifteen characters and an equals sign. */
  private static String requestId() {
    byte[] id = new byte[11];
    ThreadLocalRandom.current().nextBytes(id);
    return Base64.getEncoder().encodeToString(id);
  }
}
