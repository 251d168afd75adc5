package dev.comanda.engine.services.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;

/**
 * The main class of a function's JVM.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
public final class RuntimeLoop {

  private final RuntimeApiClient api;
  private final FunctionHandler handler;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream(8192);

  private RuntimeLoop(RuntimeApiClient api, FunctionHandler handler) {
    this.api = api;
    this.handler = handler;
  }

  /**
   * Runs until the runtime API is gone.
   *
   * @param args none; everything comes from Lambda's environment variables
   */
  public static void main(String[] args) {
    ParentWatch.start();
    try {
      RuntimeApiClient api = new RuntimeApiClient(System.getenv("AWS_LAMBDA_RUNTIME_API"));
      FunctionHandler handler;
      try {
        handler = FunctionHandler.load(System.getenv("_HANDLER"));
      } catch (Throwable e) {
        ErrorReport report = ErrorReport.of(e);
        System.err.print(report.logText());
        api.initError(report);
        Runtime.getRuntime().halt(1);
        return;
      }
      new RuntimeLoop(api, handler).run();
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void run() throws IOException {
    while (true) {
      InvocationRequest request = api.next();
      if (request.traceId() != null) {
        System.setProperty("com.amazonaws.xray.traceHeader", request.traceId());
      }
      answer.reset();
      try {
        handler.handle(request.payload(), answer, new InvocationContext(request));
      } catch (Throwable e) {
        fail(request, e);
        continue;
      }
      api.respond(request.id(), answer);
    }
  }

  /** As AWS's runtime does: what leaves the JVM itself in doubt ends it. */
  private void fail(InvocationRequest request, Throwable e) throws IOException {
    ErrorReport report = ErrorReport.of(e);
    System.err.print(report.logText());
    api.error(request.id(), report);
    if (e instanceof VirtualMachineError || e instanceof IOError) {
      Runtime.getRuntime().halt(1);
    }
  }
}
