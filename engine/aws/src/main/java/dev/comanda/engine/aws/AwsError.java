package dev.comanda.engine.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An AWS service's refusal of a call.
 *
 * @see <a href="https://docs.aws.amazon.com/awscommon/latest/ErrorHandling">Error handling</a>
 */
public final class AwsError extends RuntimeException {

  private final String code;
  private final int status;
  private final transient ObjectNode members;

  /**
   * @param code the error's code without any namespace, such as {@code ResourceNotFoundException}
   * @param message what AWS says to a person
   * @param status the HTTP status
   */
  public AwsError(String code, String message, int status) {
    this(code, message, status, Json.object());
  }

  /**
   * @param members what the error's structure has beside its message, such as DynamoDB's {@code
   *     CancellationReasons}; only the JSON protocols carry them
   */
  public AwsError(String code, String message, int status, ObjectNode members) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = members;
  }

  /** The code without any namespace, such as {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What the error's structure has beside its message; empty for most. */
  public ObjectNode members() {
    return members;
  }
}
