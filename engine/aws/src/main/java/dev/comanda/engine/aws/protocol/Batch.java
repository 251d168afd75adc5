package dev.comanda.engine.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** An operation on a batch of records, some of which may fail while the others do not. */
public final class Batch {

  private static final ObjectMapper CBOR = new CBORMapper();
  private static final String MESSAGE = "Refused because a fault was asked for";

  /** Completes an answer with the records that were refused. */
  private interface Completion {
    void complete(ObjectNode output, ArrayNode batch, Set<Integer> refused, String code);
  }

  private final String member;
  private final Completion completion;

  private Batch(String member, Completion completion) {
    this.member = member;
    this.completion = completion;
  }

  /**
   * A batch whose answer has a record for each, in their order.
   *
   * @param member the list in the input
   * @param answers the list in the output
   * @param failures the number in the output of those that failed
   */
  public static Batch answeredByPosition(String member, String answers, String failures) {
    return new Batch(
        member,
        (output, batch, refused, code) -> {
          Iterator<JsonNode> answered = output.withArray(answers).elements();
          ArrayNode all = output.arrayNode();
          int more = 0;
          for (int i = 0; i < batch.size(); i++) {
            if (refused.contains(i)) {
              all.addObject().put("ErrorCode", code).put("ErrorMessage", MESSAGE);
              more++;
            } else {
              all.add(answered.next());
            }
          }
          output.set(answers, all);
          output.put(failures, output.path(failures).asInt() + more);
        });
  }

  /**
   * A batch whose records have ids, by which its answer names those that failed.
   *
   * @param member the list in the input
   */
  public static Batch answeredById(String member) {
    return new Batch(
        member,
        (output, batch, refused, code) -> {
          output.withArray("Successful");
          ArrayNode failed = output.withArray("Failed");
          for (int i = 0; i < batch.size(); i++) {
            if (refused.contains(i)) {
              failed
                  .addObject()
                  .put("Id", batch.get(i).path("Id").asText())
                  .put("Code", code)
                  .put("Message", MESSAGE)
                  .put("SenderFault", false);
            }
          }
        });
  }

  /**
   * Answers a call with some records refused: the engine sees the batch without them, and its
   * answer is completed with their failures.
   *
   * @param refused positions in the batch, from 0
   * @param code the error code of each refused record
   */
  public AwsResponse refuse(AwsRequest request, Engine engine, Set<Integer> refused, String code)
      throws IOException {
    var type = request.headers().getOrDefault("content-type", "");
    ObjectMapper mapper = type.contains("cbor") ? CBOR : Json.MAPPER;
    ObjectNode input = (ObjectNode) mapper.readTree(request.body());
    ArrayNode batch = input.withArray(member);
    ArrayNode accepted = mapper.createArrayNode();
    for (int i = 0; i < batch.size(); i++) {
      if (!refused.contains(i)) {
        accepted.add(batch.get(i));
      }
    }
    input.set(member, accepted);

    ObjectNode output = mapper.createObjectNode();
    if (!accepted.isEmpty()) {
      AwsResponse answer = engine.handle(request.withBody(mapper.writeValueAsBytes(input)));
      if (answer.status() != 200) {
        return answer;
      }
      output = (ObjectNode) mapper.readTree(answer.body());
    }
    completion.complete(output, batch, refused, code);
    return new AwsResponse(200, Map.of("content-type", type), mapper.writeValueAsBytes(output));
  }
}
