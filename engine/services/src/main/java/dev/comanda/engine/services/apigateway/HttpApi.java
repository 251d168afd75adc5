package dev.comanda.engine.services.apigateway;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.door.AwsClient;
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
  private final String name;
  private final RouteTable routes;
  private final Stage stage;
  private final AwsClient aws;
  private final Executor callers;
  private final ScheduledExecutorService timer;

  /**
   * @param id the API's id
   * @param name its logical id, the name that its calls are made under
   * @param callers runs the calls of functions, which block
   * @param timer ends those that take too long
   */
  HttpApi(
      String id,
      String name,
      RouteTable routes,
      Stage stage,
      AwsClient aws,
      Executor callers,
      ScheduledExecutorService timer) {
    this.id = id;
    this.name = name;
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
            ApiResponse response = call(match.route(), event);
            timeout.cancel(false);
            answer.accept(response);
          });
    } catch (RejectedExecutionException e) {
      answer.accept(ApiResponse.UNAVAILABLE);
    }
  }

  /**
   * API Gateway calls for the route, which is what a function's policy lets in.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html">ARNs
   *     of execute-api</a>
   */
  private Caller caller(Route route) {
    String stagePath = id + "/" + RouteKey.DEFAULT + "/";
    String source = Environment.arn("execute-api", stagePath + route.key().arnSuffix());
    return new Caller(name, new Principal.Service("apigateway.amazonaws.com", source));
  }

  private ApiResponse call(Route route, byte[] event) {
    String function = route.integration().function();
    try {
      AwsResponse result = aws.as(caller(route)).invoke(function, event);
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
