package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An engine that speaks AWS's protocol over HTTP itself. Connections are kept and shared. */
public final class HttpEngine implements Engine {

  /** What an engine that insists on a signature, but does not check it, is given. */
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=engine/20260101/us-east-1/%s/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private final HttpClient client;
  private final URI base;
  private final String path;

  /**
   * @param client started; shared by all engines
   * @param port where the engine listens, on loopback
   */
  public HttpEngine(HttpClient client, int port) {
    this(client, port, "");
  }

  /**
   * @param client started; shared by all engines
   * @param port where the engine listens, on loopback
   * @param path comes before that of every call; begins with a slash, or is empty
   */
  public HttpEngine(HttpClient client, int port, String path) {
    this.client = client;
    this.base = URI.create(Loopback.url(port));
    this.path = path;
  }

  /** The client to share: few threads, as many connections as there are calls at once. */
  public static HttpClient startClient() {
    ClientConnector connector = new PlainConnector();
    connector.setSelectors(1);
    QueuedThreadPool threads = new QueuedThreadPool(32, 4);
    threads.setName("engines");
    threads.setDaemon(true);
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setMaxConnectionsPerDestination(256);
    // Below the engines' own, so that no connection is used in the moment of its end.
    client.setIdleTimeout(20_000);
    client.setUserAgentField(null);
    client.setFollowRedirects(false);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP client did not start", e);
    }
    client.getContentDecoderFactories().clear();
    // Answers are passed on as they are: a 401 is no challenge to this client.
    client.getProtocolHandlers().clear();
    return client;
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    String signature = SIGNATURE.formatted(request.service());
    Request http =
        client
            .newRequest(base.getHost(), base.getPort())
            .method(request.method())
            .path(path + request.target())
            .timeout(60, TimeUnit.SECONDS)
            .idleTimeout(60, TimeUnit.SECONDS)
            .headers(
                headers -> {
                  request.headers().forEach(headers::put);
                  headers.put("authorization", signature);
                  if (!request.headers().containsKey("x-amz-date")) {
                    headers.put("x-amz-date", "20260101T000000Z");
                  }
                });
    if (request.body().length > 0) {
      http.body(new BytesRequestContent(request.headers().get("content-type"), request.body()));
    }
    try {
      ContentResponse response =
          new CompletableResponseListener(http, RequestReader.LARGEST_BODY).send().get();
      return new AwsResponse(
          response.getStatus(),
          headers(response, request.method().equals("HEAD")),
          response.getContent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for " + base, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new IOException(base + " did not answer in time", e.getCause());
      }
      throw new IOException("Cannot reach " + base, e.getCause());
    }
  }

  /** Spares the load of certificates: no engine is spoken to over TLS. */
  private static final class PlainConnector extends ClientConnector {
    @Override
    protected SslContextFactory.Client newSslContextFactory() {
      return new SslContextFactory.Client() {
        @Override
        protected void doStart() {
          // Nothing is loaded.
        }
      };
    }
  }

  private static Map<String, String> headers(ContentResponse response, boolean head) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : response.getHeaders()) {
      String name = field.getLowerCaseName();
      switch (name) {
        case "connection", "keep-alive", "transfer-encoding", "date", "server" -> {}
        case "content-length" -> {
          if (head) {
            headers.put(name, field.getValue());
          }
        }
        default -> headers.merge(name, field.getValue(), (first, next) -> first + "," + next);
      }
    }
    return headers;
  }
}
