package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stream a call is about. An iterator does not tell, so records are read of the stream that
 * the same caller named last: what reads here, a pipe or a delivery stream, reads one.
 */
final class Iterators {

  private final Map<String, String> named = new ConcurrentHashMap<>();
  private final String member;

  /**
   * @param member the input's member that holds a stream's ARN
   */
  Iterators(String member) {
    this.member = member;
  }

  /** The stream's ARN; {@code *} if the caller has named none yet. */
  String resource(AwsRequest request, JsonNode input) {
    String caller = request.caller().name();
    String arn = input.path(member).asText();
    if (arn.isEmpty() && input.hasNonNull("StreamName")) {
      arn = Environment.arn("kinesis", "stream/" + input.path("StreamName").asText());
    }
    if (arn.isEmpty()) {
      return named.getOrDefault(caller, "*");
    }
    named.put(caller, arn);
    return arn;
  }
}
