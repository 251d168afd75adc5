package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** What AWS's SDK calls the errors of services, as their models have them. */
final class SdkExceptions {

  /** The exceptions that services name, by service and error code. */
  private static final JsonNode NAMED = named();

  /** Of the services with an integration of their own: what all else of theirs is called. */
  private static final Map<String, String> BASES =
      Map.of(
          "DynamoDB", "AmazonDynamoDBException",
          "Lambda", "AWSLambdaException",
          "SNS", "AmazonSNSException",
          "SQS", "AmazonSQSException");

  private SdkExceptions() {}

  /**
   * The exception of an error, or of the service when its model does not name the error.
   *
   * @param prefix what stands before the dot in the error's name
   */
  static String name(String prefix, String code) {
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

  private static JsonNode named() {
    try (InputStream json = SdkExceptions.class.getResourceAsStream("service-errors.json")) {
      return Json.parse(json.readAllBytes()).path("services");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
