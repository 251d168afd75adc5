package dev.comanda.engine.services.lambda;

import dev.comanda.engine.aws.door.LoopbackServer;
import dev.comanda.engine.services.lambda.Invocation.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lambda's Runtime API for every environment, each under a path of its own that nobody can guess.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

  private static final String VERSION = "2018-06-01/runtime/";

  private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();
  private final LoopbackServer server;

  /**
   * @param port the port on loopback; 0 takes a free one
   */
  RuntimeApi(int port) {
    server =
        new LoopbackServer("runtime-api", port, 32)
            .idleFor(Duration.ZERO) // A warm environment may wait for days.
            .answers(new Dispatch());
  }

  void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The Lambda runtime API cannot start", e);
    }
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API} for one environment. */
  String address(ExecutionEnvironment environment) {
    return "127.0.0.1:" + server.port() + "/" + environment.id();
  }

  void add(ExecutionEnvironment environment) {
    environments.put(environment.id(), environment);
  }

  void remove(ExecutionEnvironment environment) {
    environments.remove(environment.id());
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Dispatch extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String[] path = request.getHttpURI().getPath().substring(1).split("/", 2);
      ExecutionEnvironment environment = environments.get(path[0]);
      if (environment == null || path.length < 2 || !path[1].startsWith(VERSION)) {
        return false;
      }
      String action = path[1].substring(VERSION.length());
      if (action.equals("invocation/next")) {
        environment.next(invocation -> hand(invocation, response, callback));
        return true;
      }
      byte[] body =
          Content.Source.asInputStream(request).readNBytes(FunctionErrors.MAX_RESPONSE + 1);
      int status = answer(environment, action, body);
      response.setStatus(status);
      response.write(true, ByteBuffer.allocate(0), callback);
      return true;
    }

    private void hand(Invocation invocation, Response response, Callback callback) {
      response
          .getHeaders()
          .put(HttpHeader.CONTENT_TYPE, "application/json")
          .put("Lambda-Runtime-Aws-Request-Id", invocation.id())
          .put("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()))
          .put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn())
          .put("Lambda-Runtime-Trace-Id", invocation.traceId())
          .put(HttpHeader.CONTENT_LENGTH, invocation.payload().length);
      response.write(true, ByteBuffer.wrap(invocation.payload()), callback);
    }

    /** Gives the HTTP status for the loop. */
    private int answer(ExecutionEnvironment environment, String action, byte[] body) {
      if (action.equals("init/error")) {
        environment.initFailed(body);
        return 202;
      }
      String[] parts = action.split("/");
      if (parts.length != 3 || !parts[0].equals("invocation")) {
        return 404;
      }
      boolean tooLarge = body.length > FunctionErrors.MAX_RESPONSE;
      boolean failed = parts[2].equals("error");
      Outcome outcome = tooLarge ? FunctionErrors.responseTooLarge() : new Outcome(body, failed);
      if (!environment.answer(parts[1], outcome)) {
        return 400;
      }
      return tooLarge ? 413 : 202;
    }
  }
}
