package dev.comanda.engine.services.cloudfront;

import dev.comanda.engine.aws.door.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The loopback port of a distribution: HTTP/1.1, without TLS. */
final class DistributionServer implements AutoCloseable {

  /** One byte more than API Gateway takes, which so is the one that refuses. */
  private static final int MAX_BODY = (10 << 20) + 1;

  private static final int MAX_HEADERS = 32_768;
  private static final int MAX_THREADS = 256;

  private final LoopbackServer server;

  /** A server that has not started yet. */
  DistributionServer(int port, Viewers distribution) {
    server =
        new LoopbackServer("cloudfront-" + port, port, MAX_THREADS)
            .idleFor(Duration.ofMinutes(1))
            .answers(
                new Handler.Abstract() {
                  @Override
                  public boolean handle(Request request, Response response, Callback callback)
                      throws IOException {
                    write(request, response, callback, distribution.answer(read(request)));
                    return true;
                  }
                })
            .refuses(DistributionServer::refuse);
    server.http().setRequestHeaderSize(MAX_HEADERS);
    // The origin judges the raw path.
    server.http().setUriCompliance(UriCompliance.UNSAFE);
  }

  /** Answers requests; blocks. */
  interface Viewers {
    EdgeResponse answer(EdgeRequest request);
  }

  void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("CloudFront cannot start", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private static EdgeRequest read(Request request) throws IOException {
    Headers headers = new Headers();
    for (HttpField field : request.getHeaders()) {
      headers.add(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    String query = request.getHttpURI().getQuery();
    return new EdgeRequest(
        request.getMethod(),
        request.getHttpURI().getPath(),
        query == null ? "" : query,
        headers,
        Content.Source.asInputStream(request).readNBytes(MAX_BODY),
        Request.getRemoteAddr(request));
  }

  /** What the server itself refuses: headers that are too large, requests that are no HTTP. */
  private static boolean refuse(Request request, Response response, Callback callback) {
    EdgeResponse refusal = EdgeResponse.refusal(response.getStatus(), "Bad request.");
    refusal.headers().set("X-Cache", "Error from cloudfront");
    write(request, response, callback, refusal);
    return true;
  }

  private static void write(
      Request request, Response response, Callback callback, EdgeResponse answer) {
    response.setStatus(answer.status());
    for (Map.Entry<String, String> header : answer.headers()) {
      response.getHeaders().add(header.getKey(), header.getValue());
    }
    if (!answer.headers().has("Date")) {
      String now = DateGenerator.formatDate(System.currentTimeMillis());
      response.getHeaders().put(HttpHeader.DATE, now);
    }
    boolean bodiless = answer.status() == 204 || answer.status() == 304;
    boolean head = request.getMethod().equals("HEAD");
    if (head && !bodiless && answer.body().length > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
    response.write(true, head || bodiless ? null : ByteBuffer.wrap(answer.body()), callback);
  }
}
