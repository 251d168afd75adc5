package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.task.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A service's refusal, as Step Functions names it: that of the SDK's exception. */
final class ServiceErrors {

  /** The exceptions that services name, by service and error code. */
  private static final JsonNode NAMED = named();

  /** Of the services with an integration of their own: what all else of theirs is called. */
  private static final Map<String, String> BASES =
      Map.of(
          "DynamoDB", "AmazonDynamoDBException",
          "Lambda", "AWSLambdaException",
          "SNS", "AmazonSNSException",
          "SQS", "AmazonSQSException");

  private ServiceErrors() {}

  /**
   * The failure of a call that was refused.
   *
   * @param prefix what stands before the dot in the error's name
   * @param service what the SDK calls the service
   */
  static TaskFailure failure(String prefix, String service, AwsError error) {
    return new TaskFailure(
        prefix + "." + exception(prefix, error.code()),
        "%s (Service: %s, Status Code: %d, Request ID: %s)"
            .formatted(error.getMessage(), service, error.status(), UUID.randomUUID()));
  }

  /** The SDK's exception: that of the error, or of the service when it does not name the error. */
  private static String exception(String prefix, String code) {
    JsonNode named = NAMED.path(prefix.toLowerCase(Locale.ROOT));
    String last = code.substring(code.lastIndexOf('.') + 1);
    for (Map.Entry<String, JsonNode> error : named.properties()) {
      String name = error.getValue().asText();
      if (error.getKey().equals(code) || error.getKey().equals(last) || name.equals(last)) {
        return name.endsWith("Exception") ? name : name + "Exception";
      }
    }
    return BASES.getOrDefault(prefix, prefix + "Exception");
  }

  /** The failure of a call that found nobody to answer. */
  static TaskFailure unreachable(String prefix, UncheckedIOException e) {
    return new TaskFailure(
        prefix + ".SdkClientException",
        "Unable to execute HTTP request: " + e.getCause().getMessage());
  }

  private static JsonNode named() {
    try (InputStream json = ServiceErrors.class.getResourceAsStream("service-errors.json")) {
      return Json.parse(json.readAllBytes()).path("services");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
