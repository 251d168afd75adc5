package dev.comanda.options;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.http.Cors;
import dev.comanda.runtime.http.HttpFunction;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers the preflight request of every route. */
public final class OptionsHandler implements RequestStreamHandler {

  private final HttpFunction http;
  private final Cors cors;

  /** The handler as Lambda makes it. */
  public OptionsHandler() {
    this(Config.ofEnvironment());
  }

  private OptionsHandler(Config config) {
    this(HttpFunction.of(config), Cors.of(config));
    Snapshot.prepare(this, config, new AwsClients(config));
  }

  OptionsHandler(HttpFunction http, Cors cors) {
    this.http = http;
    this.cors = cors;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    http.run(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return cors.preflight(request)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(403, "origin-not-allowed", "Origin not allowed")
                        .withDetail("This origin may not call the API")));
  }
}
