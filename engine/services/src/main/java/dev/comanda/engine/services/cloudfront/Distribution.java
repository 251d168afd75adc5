package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A distribution: leads each request through its behavior's functions, cache and policies. */
final class Distribution {

  private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
  private static final Set<String> KNOWN_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final int LONGEST_URL = 8_192;

  private final String id;
  private final List<Behavior> behaviors;
  private final String root;
  private final ErrorPages errors;
  private final CachedOrigins origins;

  /**
   * @param behaviors in their order of precedence, the default one last
   * @param root the object that a request for {@code /} gets; empty for none
   */
  Distribution(String id, List<Behavior> behaviors, String root, ErrorPages errors, Clock clock) {
    this.id = id;
    this.behaviors = behaviors;
    this.root = root;
    this.errors = errors;
    this.origins = new CachedOrigins(errors, clock);
  }

  /** Whether what no other behavior takes comes from a bucket. */
  boolean isForObjects() {
    return behaviors.get(behaviors.size() - 1).origin() instanceof S3Origin;
  }

  /** Answers a viewer. */
  EdgeResponse answer(EdgeRequest viewer) {
    String requestId = requestId();
    Outcome outcome = outcome(viewer, requestId);
    Headers headers = outcome.response().headers();
    headers.remove("Content-Length");
    headers.set("X-Cache", outcome.result() + " from cloudfront");
    headers.set("Via", "1.1 engine.cloudfront.net (CloudFront)");
    headers.set("X-Amz-Cf-Pop", "LOCAL1-C1");
    headers.set("X-Amz-Cf-Id", requestId);
    return outcome.response();
  }

  private Outcome outcome(EdgeRequest viewer, String requestId) {
    if (!KNOWN_METHODS.contains(viewer.method())) {
      return refusal(405, "This method is not known to CloudFront.");
    }
    if (viewer.target().length() > LONGEST_URL) {
      return refusal(414, "The URL is longer than 8,192 characters.");
    }
    if (viewer.isGetOrHead() && viewer.body().length > 0) {
      return refusal(403, "A GET request must not have a body.");
    }
    Behavior behavior = behavior(viewer.path());
    if (!behavior.methods().contains(viewer.method())) {
      return refusal(
          403,
          "This distribution is not configured to allow the HTTP request method that was used for"
              + " this request. The distribution supports only cachable requests.");
    }
    try {
      return throughFunctions(viewer, behavior, requestId);
    } catch (FunctionException e) {
      LOG.warn("{}", e.getMessage());
      return refusal(503, "The CloudFront function failed: FunctionExecutionError");
    }
  }

  private Outcome throughFunctions(EdgeRequest viewer, Behavior behavior, String requestId) {
    EdgeRequest request = viewer;
    if (behavior.onRequest() != null) {
      JsonNode returned = behavior.onRequest().call(FunctionEvent.of(id, requestId, viewer, null));
      if (returned.has("statusCode")) {
        EdgeResponse response = FunctionEvent.response(returned, new byte[0]);
        behavior.responseHeaders().apply(viewer, response.headers());
        return new Outcome(response, Outcome.GENERATED);
      }
      request = FunctionEvent.request(returned, viewer);
    }
    Outcome outcome = content(withRoot(request), behavior, requestId);
    EdgeResponse response = outcome.response();
    behavior.responseHeaders().apply(viewer, response.headers());
    if (behavior.onResponse() != null && !response.isError()) {
      JsonNode returned =
          behavior.onResponse().call(FunctionEvent.of(id, requestId, request, response));
      response = FunctionEvent.response(returned, response.body());
    }
    boolean conditional = behavior.caches(viewer) && behavior.cache().caches();
    return new Outcome(
        conditional ? Conditions.answer(viewer, response) : response, outcome.result());
  }

  private EdgeRequest withRoot(EdgeRequest request) {
    return request.path().equals("/") && !root.isEmpty()
        ? new EdgeRequest(
            request.method(),
            "/" + root,
            request.query(),
            request.headers(),
            request.body(),
            request.clientIp())
        : request;
  }

  /** The answer of cache or origin, or the page that stands for its error. */
  private Outcome content(EdgeRequest request, Behavior behavior, String requestId) {
    Outcome outcome = origins.answer(request, behavior, requestId);
    ErrorPages.Page page = errors.page(outcome.response().status());
    if (page == null || !outcome.response().isError()) {
      return outcome;
    }
    EdgeResponse instead =
        origins.answer(request.at(page.path()), behavior(page.path()), requestId).response();
    return instead.isError()
        ? outcome
        : new Outcome(
            new EdgeResponse(page.status(), instead.headers(), instead.body()), Outcome.ERROR);
  }

  private Behavior behavior(String path) {
    String normalized = PathPattern.normalized(path);
    return behaviors.stream()
        .filter(it -> it.pattern() == null || it.pattern().matches(normalized))
        .findFirst()
        .orElseThrow();
  }

  private static Outcome refusal(int status, String message) {
    return new Outcome(EdgeResponse.refusal(status, message), Outcome.ERROR);
  }

  private static String requestId() {
    byte[] random = new byte[42];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
