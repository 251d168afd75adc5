package dev.comanda.engine.pipes;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;

/**
 * A definition of a pipe that AWS refuses. Its own message names the property, for who wrote a
 * template; the API's does so only for what its schema does not say.
 *
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/issues/32423">A number that was
 *     refused</a>
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/issues/30773">A group that was
 *     missed</a>
 */
final class InvalidPipeException extends IllegalArgumentException {

  private final String answer;

  private InvalidPipeException(String property, String reason, String answer) {
    super(property + ": " + reason);
    this.answer = answer;
  }

  /**
   * For a value out of the bounds of the API's schema.
   *
   * @param property its path, such as {@code SourceParameters.SqsQueueParameters.BatchSize}
   * @param reason in the words of the schema's validator
   */
  static InvalidPipeException ofSchema(String property, String reason) {
    return new InvalidPipeException(property, reason, "[" + reason + "]");
  }

  /**
   * For what the schema allows, but the service does not.
   *
   * @param property its path
   */
  static InvalidPipeException ofField(String property, String reason) {
    var fields = Json.object();
    fields
        .putArray("ValidationErrorFields")
        .addObject()
        .put("Name", property)
        .put("Message", reason);
    return new InvalidPipeException(property, reason, fields.toString());
  }

  /** The refusal as {@code CreatePipe} and {@code UpdatePipe} answer it. */
  AwsError asAwsError() {
    return new AwsError("ValidationException", answer, 400);
  }
}
