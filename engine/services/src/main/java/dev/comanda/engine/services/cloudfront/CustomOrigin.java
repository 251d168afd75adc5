package dev.comanda.engine.services.cloudfront;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpField;

/**
 * An HTTP server. TLS to it is left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html">Custom
 *     origins</a>
 */
final class CustomOrigin implements Origin {

  private static final int LARGEST_BODY = 32 << 20;
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length");

  private final HttpClient client;
  private final URI address;
  private final String domain;
  private final String path;
  private final List<Map.Entry<String, String>> headers;
  private final Duration timeout;

  /**
   * @param client started; shared
   * @param address where the origin really is
   * @param domain its name in the template
   * @param path goes before every path; empty for none
   * @param headers what it is sent in the place of the viewer's headers of those names
   * @param timeout between two packets, and until the first
   */
  CustomOrigin(
      HttpClient client,
      URI address,
      String domain,
      String path,
      List<Map.Entry<String, String>> headers,
      Duration timeout) {
    this.client = client;
    this.address = address;
    this.domain = domain;
    this.path = path;
    this.headers = headers;
    this.timeout = timeout;
  }

  @Override
  public String host() {
    return domain;
  }

  @Override
  public EdgeResponse send(EdgeRequest request) throws IOException {
    Headers sent = request.headers().copy();
    headers.forEach(header -> sent.set(header.getKey(), header.getValue()));
    Request http =
        client
            .newRequest(address.getHost(), address.getPort())
            .method(request.method())
            .path(path + request.target())
            .idleTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .headers(
                fields -> {
                  for (Map.Entry<String, String> header : sent) {
                    if (!isHopByHop(header.getKey())) {
                      fields.add(header.getKey(), header.getValue());
                    }
                  }
                });
    if (request.body().length > 0) {
      http.body(new BytesRequestContent(request.headers().get("Content-Type"), request.body()));
    }
    try {
      return response(new CompletableResponseListener(http, LARGEST_BODY).send().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for " + domain, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new OriginTimeoutException(domain + " did not answer in time", e.getCause());
      }
      throw new IOException("Cannot reach " + domain, e.getCause());
    }
  }

  private static EdgeResponse response(ContentResponse answer) {
    Headers headers = new Headers();
    for (HttpField field : answer.getHeaders()) {
      if (!isHopByHop(field.getName())) {
        headers.add(field.getName(), field.getValue() == null ? "" : field.getValue());
      }
    }
    return new EdgeResponse(answer.getStatus(), headers, answer.getContent());
  }

  private static boolean isHopByHop(String header) {
    return HOP_BY_HOP.contains(header.toLowerCase(Locale.ROOT));
  }
}
