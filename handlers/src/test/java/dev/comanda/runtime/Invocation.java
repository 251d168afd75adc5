package dev.comanda.runtime;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * One run of a function.
 *
 * @param requestId what Lambda calls the run
 * @param remaining how much of its time is left
 */
public record Invocation(String requestId, Duration remaining) implements Context {

  /** A run of a function that has ten seconds. */
  public Invocation(String requestId) {
    this(requestId, Duration.ofSeconds(10));
  }

  /** Runs a task with this input. */
  public Map<String, Object> of(RequestStreamHandler task, Object input) {
    return ofText(task, Json.write(input));
  }

  /** Runs a task with this text as its input. */
  public Map<String, Object> ofText(RequestStreamHandler task, String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      task.handleRequest(
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.object(Json.parse(output.toByteArray()));
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "log-group";
  }

  @Override
  public String getLogStreamName() {
    return "log-stream";
  }

  @Override
  public String getFunctionName() {
    return "function";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:function";
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) remaining.toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    return null;
  }
}
