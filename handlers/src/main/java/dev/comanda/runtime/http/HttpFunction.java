package dev.comanda.runtime.http;

import com.amazonaws.services.lambda.runtime.Context;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs the answering of one request: reads it, refuses it if it did not come through CloudFront,
 * and answers failures as problem documents.
 */
public final class HttpFunction {

  /** Says no more, since who is refused is not the storefront. */
  private static final Problem FORBIDDEN = Problem.of(403, "forbidden", "Forbidden");

  private final OriginSecrets secrets;
  private final Cors cors;

  /** A function that answers who knows one of the secrets; these origins may read the answers. */
  HttpFunction(OriginSecrets secrets, Cors cors) {
    this.secrets = secrets;
    this.cors = cors;
  }

  /** The function that the variables {@code ORIGIN_SECRETS} and {@code ALLOWED_ORIGINS} ask for. */
  public static HttpFunction of(Config config) {
    return new HttpFunction(OriginSecrets.of(config), Cors.of(config));
  }

  /**
   * Answers the event with what {@code endpoint} answers, or with the problem that it ended in.
   * Answers are not to be cached unless the endpoint says so.
   */
  public void run(
      InputStream event,
      OutputStream answer,
      Context context,
      Function<HttpRequest, HttpResponse> endpoint)
      throws IOException {
    answer.write(Json.bytes(respond(event, context, endpoint).toEvent()));
  }

  private HttpResponse respond(
      InputStream event, Context context, Function<HttpRequest, HttpResponse> endpoint) {
    HttpRequest request;
    try {
      request = HttpRequest.parse(event);
    } catch (RuntimeException e) {
      String id = context.getAwsRequestId();
      return finish(Optional.empty(), Problems.from(e, id).toResponse(id));
    }
    if (!secrets.sentBy(request)) {
      return finish(Optional.empty(), FORBIDDEN.toResponse(request.requestId()));
    }
    try {
      return finish(request.header("Origin"), endpoint.apply(request));
    } catch (RuntimeException e) {
      String id = request.requestId();
      return finish(request.header("Origin"), Problems.from(e, id).toResponse(id));
    }
  }

  private HttpResponse finish(Optional<String> origin, HttpResponse response) {
    HttpResponse guarded = response.with("X-Content-Type-Options", "nosniff");
    HttpResponse cached =
        guarded.headers().containsKey("Cache-Control")
            ? guarded
            : guarded.with("Cache-Control", "no-store");
    return cors.allow(origin, cached);
  }
}
