package dev.comanda.sender;

import dev.comanda.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a custom resource answers CloudFormation.
 *
 * @param status {@code SUCCESS} or {@code FAILED}
 * @param physicalId what the resource is called; another one than before has CloudFormation delete
 *     the resource of the earlier name
 * @param reason what went wrong, for the stack's events; empty if nothing did
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Response
 *     objects</a>
 */
record StackAnswer(String status, String physicalId, String reason) {

  /** CloudFormation takes 4,096 bytes in all, of which the ids need a part. */
  private static final int LONGEST_REASON = 2_000;

  StackAnswer {
    reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }

  static StackAnswer success(String physicalId) {
    return new StackAnswer("SUCCESS", physicalId, "");
  }

  static StackAnswer failure(String physicalId, String reason) {
    return new StackAnswer("FAILED", physicalId, reason);
  }

  byte[] to(StackRequest request) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("Status", status);
    if (!reason.isEmpty()) {
      members.put("Reason", reason);
    }
    members.put("PhysicalResourceId", physicalId);
    members.put("StackId", request.stackId());
    members.put("RequestId", request.requestId());
    members.put("LogicalResourceId", request.logicalId());
    return Json.bytes(members);
  }
}
