package dev.comanda.local.apigateway;

import dev.comanda.local.door.AwsClient;
import dev.comanda.local.door.AwsError;
import dev.comanda.local.door.AwsResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a request through its route and authorizer to the function, and the answer back. */
final class HttpApi {

  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  private final String id;
  private final RouteTable routes;
  private final Stage stage;
  private final AwsClient aws;
  private final Executor callers;
  private final ScheduledExecutorService timer;

  /**
   * @param id the API's id
   * @param callers runs the calls of functions, which block
   * @param timer ends those that take too long
   */
  HttpApi(
      String id,
      RouteTable routes,
      Stage stage,
      AwsClient aws,
      Executor callers,
      ScheduledExecutorService timer) {
    this.id = id;
    this.routes = routes;
    this.stage = stage;
    this.aws = aws;
    this.callers = callers;
    this.timer = timer;
  }

  /**
   * Answers a request, on this thread or a later one.
   *
   * @param answer may be called twice, by the function and by its timeout: only the first counts
   */
  void handle(ApiRequest request, Consumer<ApiResponse> answer) {
    RouteTable.Match match = routes.find(request.method(), request.path());
    if (match == null) {
      answer.accept(ApiResponse.NOT_FOUND);
      return;
    }
    if (!stage.admits(match.route().key())) {
      answer.accept(ApiResponse.TOO_MANY);
      return;
    }
    Authorization.Decision decision = Authorization.decide(request, match.route());
    if (decision.refusal() != null) {
      answer.accept(decision.refusal());
      return;
    }
    Integration integration = match.route().integration();
    byte[] event = ProxyEvent.of(request, id, stage, match, decision.token());
    ScheduledFuture<?> timeout =
        timer.schedule(
            () -> answer.accept(ApiResponse.UNAVAILABLE),
            integration.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      callers.execute(
          () -> {
            ApiResponse response = call(integration.function(), event);
            timeout.cancel(false);
            answer.accept(response);
          });
    } catch (RejectedExecutionException e) {
      answer.accept(ApiResponse.UNAVAILABLE);
    }
  }

  private ApiResponse call(String function, byte[] event) {
    try {
      AwsResponse result = aws.invoke(function, event);
      return result.headers().containsKey("x-amz-function-error")
          ? ApiResponse.INTERNAL
          : ProxyResult.of(result.body());
    } catch (AwsError e) {
      return switch (e.status()) {
        case 413 -> ApiResponse.TOO_LARGE;
        case 429 -> ApiResponse.UNAVAILABLE;
        default -> ApiResponse.INTERNAL;
      };
    } catch (RuntimeException e) {
      LOG.warn("Calling {} failed", function, e);
      return ApiResponse.INTERNAL;
    }
  }
}
