package dev.comanda.sender;

import dev.comanda.contract.fields.Fields;
import java.net.URI;

/**
 * What CloudFormation asks of a custom resource.
 *
 * @param type {@code Create}, {@code Update} or {@code Delete}
 * @param responseUrl where to answer; whoever has it can answer, so it is never logged
 * @param requestId CloudFormation's own, to be repeated in the answer
 * @param physicalId what the resource was called in the last answer; before the first one, its
 *     logical id
 * @param properties what the template says of the resource
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">Request
 *     objects</a>
 */
record StackRequest(
    String type,
    URI responseUrl,
    String stackId,
    String requestId,
    String logicalId,
    String physicalId,
    Fields properties) {

  /**
   * The request in an event.
   *
   * @throws dev.comanda.contract.event.InvalidEventException if a member that every request has is
   *     missing
   */
  static StackRequest of(Fields event) {
    String logicalId = event.text("LogicalResourceId");
    return new StackRequest(
        event.text("RequestType"),
        event.text("ResponseURL", StackRequest::url),
        event.text("StackId"),
        event.text("RequestId"),
        logicalId,
        event.optionalText("PhysicalResourceId", id -> id).orElse(logicalId),
        event.object("ResourceProperties", properties -> properties));
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Must be a URL"); // the cause would quote it
    }
  }

  boolean isDelete() {
    return type.equals("Delete");
  }

  /**
   * A property of the resource.
   *
   * @throws dev.comanda.contract.event.InvalidEventException if it is missing or no text; the
   *     message names it
   */
  String property(String name) {
    return properties.text(name);
  }
}
