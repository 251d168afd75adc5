package dev.comanda.local.door;

/**
 * An AWS service's refusal of a call.
 *
 * @see <a href="https://docs.aws.amazon.com/awscommon/latest/ErrorHandling">Error handling</a>
 */
public final class AwsError extends RuntimeException {

  private final String code;
  private final int status;

  /**
   * @param code the error's code without any namespace, such as {@code ResourceNotFoundException}
   * @param message what AWS says to a person
   * @param status the HTTP status
   */
  public AwsError(String code, String message, int status) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** The code without any namespace, such as {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
