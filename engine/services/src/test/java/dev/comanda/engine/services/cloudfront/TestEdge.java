package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A distribution with one behavior, an origin that a test scripts, and a clock that it moves. */
final class TestEdge implements Origin {

  final List<EdgeRequest> asked = new CopyOnWriteArrayList<>();
  private Function<EdgeRequest, EdgeResponse> script = request -> response(200, "");
  private boolean broken;
  private final MovableClock clock = new MovableClock();
  private CachePolicy cache = CachePolicy.of(json("{'MinTTL':0,'DefaultTTL':0,'MaxTTL':3600}"));
  private OriginRequestPolicy forwarded = OriginRequestPolicy.NONE;
  private ResponseHeadersPolicy headers = ResponseHeadersPolicy.NONE;
  private ViewerFunction onRequest;
  private ViewerFunction onResponse;
  private Set<String> methods = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
  private String errors = "[]";
  private String root = "";
  private Distribution distribution;

  static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  /** An answer with headers in pairs. */
  static EdgeResponse response(int status, String body, String... headers) {
    Headers all = new Headers();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    return new EdgeResponse(status, all, body.getBytes(StandardCharsets.UTF_8));
  }

  TestEdge origin(Function<EdgeRequest, EdgeResponse> answers) {
    script = answers;
    return this;
  }

  TestEdge origin(int status, String body, String... headers) {
    return origin(request -> response(status, body, headers));
  }

  TestEdge broken(boolean is) {
    broken = is;
    return this;
  }

  TestEdge cache(String config) {
    cache = CachePolicy.of(json(config));
    return this;
  }

  TestEdge cache(CachePolicy policy) {
    cache = policy;
    return this;
  }

  TestEdge forwarded(OriginRequestPolicy policy) {
    forwarded = policy;
    return this;
  }

  TestEdge responseHeaders(String config) {
    headers = ResponseHeadersPolicy.of(json(config), value -> value);
    return this;
  }

  TestEdge onRequest(String code) {
    onRequest = new ViewerFunction("test", code);
    return this;
  }

  TestEdge onResponse(String code) {
    onResponse = new ViewerFunction("test", code);
    return this;
  }

  TestEdge methods(String... allowed) {
    methods = Set.of(allowed);
    return this;
  }

  TestEdge errors(String config) {
    errors = config;
    return this;
  }

  TestEdge root(String object) {
    root = object;
    return this;
  }

  EdgeResponse get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  EdgeResponse send(String method, String target, String body, String... headers) {
    return distribution()
        .answer(
            new EdgeRequest(
                method,
                target.split("\\?", 2)[0],
                target.contains("?") ? target.split("\\?", 2)[1] : "",
                response(0, "", headers).headers(),
                body.getBytes(StandardCharsets.UTF_8),
                "192.0.2.7"));
  }

  private synchronized Distribution distribution() {
    if (distribution == null) {
      Behavior behavior =
          new Behavior(
              null,
              methods,
              Set.of("GET", "HEAD"),
              true,
              this,
              cache,
              forwarded,
              this.headers,
              onRequest,
              onResponse);
      distribution =
          new Distribution("E1", List.of(behavior), root, new ErrorPages(json(errors)), clock);
    }
    return distribution;
  }

  /** What X-Cache says before {@code from cloudfront}. */
  static String result(EdgeResponse response) {
    return response.headers().get("X-Cache").replace(" from cloudfront", "");
  }

  static String text(EdgeResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public EdgeResponse send(EdgeRequest request) throws IOException {
    asked.add(request);
    if (broken) {
      throw new IOException("The origin is down");
    }
    return script.apply(request);
  }

  @Override
  public String host() {
    return "origin.example";
  }
}
