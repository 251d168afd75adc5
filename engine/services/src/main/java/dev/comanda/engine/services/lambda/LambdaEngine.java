package dev.comanda.engine.services.lambda;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.services.lambda.Invocation.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Lambda API, as far as workflows and APIs use it: a synchronous {@code Invoke}. Every failure
 * of a function is {@code Unhandled}, as it is in all of today's runtimes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class LambdaEngine implements Engine {

  private static final int MAX_REQUEST = 6 * 1024 * 1024;
  private static final Pattern TARGET =
      Pattern.compile("/2015-03-31/functions/([^/?]+)/invocations(?:\\?(.*))?");
  private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]+)");

  private final FunctionRegistry functions;

  LambdaEngine(FunctionRegistry functions) {
    this.functions = functions;
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      return invoke(request);
    } catch (AwsError e) {
      return refusal(e);
    }
  }

  private AwsResponse invoke(AwsRequest request) {
    Matcher target = TARGET.matcher(request.target());
    if (!request.operation().equals("Invoke") || !target.matches()) {
      throw new AwsError("UnknownOperationException", "The engine's Lambda knows Invoke only", 501);
    }
    String type = request.headers().getOrDefault("x-amz-invocation-type", "RequestResponse");
    FunctionRegistry.Target function = functions.find(decode(target.group(1)), qualifier(target));
    if (type.equals("DryRun")) {
      return new AwsResponse(204, Map.of(), new byte[0]);
    }
    if (!type.equals("RequestResponse")) {
      throw new AwsError(
          "InvalidParameterValueException", "The engine invokes RequestResponse, not " + type, 400);
    }
    byte[] payload = checked(request.body());
    Outcome outcome = function.pool().invoke(function.arn(), function.version(), payload);
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    headers.put("x-amz-executed-version", function.version());
    headers.put("x-amzn-requestid", UUID.randomUUID().toString());
    if (outcome.failed()) {
      headers.put("x-amz-function-error", "Unhandled");
    }
    return new AwsResponse(200, headers, outcome.payload());
  }

  private static byte[] checked(byte[] body) {
    if (body.length > MAX_REQUEST) {
      throw new AwsError(
          "RequestTooLargeException",
          body.length
              + " byte payload is too large for the RequestResponse invocation type (limit "
              + MAX_REQUEST
              + " bytes)",
          413);
    }
    if (body.length == 0) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
    try {
      Json.parse(body);
    } catch (java.io.UncheckedIOException e) {
      throw new AwsError(
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getCause().getMessage(),
          400);
    }
    return body;
  }

  private static String qualifier(Matcher target) {
    if (target.group(2) == null) {
      return null;
    }
    Matcher qualifier = QUALIFIER.matcher(target.group(2));
    return qualifier.find() ? decode(qualifier.group(1)) : null;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static AwsResponse refusal(AwsError error) {
    var body = Json.object().put("Type", "User");
    body.put(error.status() == 429 ? "message" : "Message", error.getMessage());
    return new AwsResponse(
        error.status(),
        Map.of("content-type", "application/json", "x-amzn-errortype", error.code()),
        Json.bytes(body));
  }
}
