package dev.comanda.engine.aws;

import java.util.Map;

/**
 * One AWS API call, whatever its wire protocol.
 *
 * @param caller who signed it
 * @param service the signing name: {@code dynamodb} (streams too), {@code sqs}, {@code sns}, {@code
 *     s3}, {@code kinesis}, {@code firehose}, {@code ses}, {@code states}, {@code lambda}, {@code
 *     pipes}, {@code cognito-idp}
 * @param operation the API action, such as {@code PublishBatch}
 * @param method the HTTP method
 * @param target the raw path with its raw query
 * @param headers names in lower case; a repeated header is joined with a comma
 * @param body the raw body, empty when there is none
 */
public record AwsRequest(
    Caller caller,
    String service,
    String operation,
    String method,
    String target,
    Map<String, String> headers,
    byte[] body) {

  /** The same call with another body. */
  public AwsRequest withBody(byte[] other) {
    return new AwsRequest(caller, service, operation, method, target, headers, other);
  }
}
