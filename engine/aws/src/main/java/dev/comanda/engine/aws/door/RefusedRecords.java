package dev.comanda.engine.aws.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * A partial failure of a batch operation: the engine sees the batch without the refused records,
 * and its answer is completed with their failures, in the place where each record stood.
 *
 * @param indexes positions in the batch, from 0
 * @param code the error code of each refused record
 */
record RefusedRecords(Set<Integer> indexes, String code) {

  private static final ObjectMapper CBOR = new CBORMapper();
  private static final String MESSAGE = "Refused because a fault was asked for";

  private static final Map<String, String> BATCH_MEMBERS =
      Map.of(
          "PutRecords", "Records",
          "PutRecordBatch", "Records",
          "PublishBatch", "PublishBatchRequestEntries",
          "SendMessageBatch", "Entries",
          "DeleteMessageBatch", "Entries");

  AwsResponse apply(AwsRequest request, Engine engine) throws IOException {
    String member = BATCH_MEMBERS.get(request.operation());
    if (member == null) {
      throw new AwsError(
          "ValidationException",
          request.operation() + " has no records that could be refused",
          400);
    }
    var type = request.headers().getOrDefault("content-type", "");
    ObjectMapper mapper = type.contains("cbor") ? CBOR : Json.MAPPER;
    ObjectNode input = (ObjectNode) mapper.readTree(request.body());
    ArrayNode batch = input.withArray(member);
    ArrayNode accepted = mapper.createArrayNode();
    for (int i = 0; i < batch.size(); i++) {
      if (!indexes.contains(i)) {
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
    switch (request.operation()) {
      case "PutRecords" -> byPosition(output, batch, "Records", "FailedRecordCount");
      case "PutRecordBatch" -> byPosition(output, batch, "RequestResponses", "FailedPutCount");
      default -> byId(output, batch);
    }
    return new AwsResponse(200, Map.of("content-type", type), mapper.writeValueAsBytes(output));
  }

  private void byPosition(ObjectNode output, ArrayNode batch, String member, String count) {
    Iterator<JsonNode> answered = output.withArray(member).elements();
    ArrayNode all = output.arrayNode();
    int refused = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (!indexes.contains(i)) {
        all.add(answered.next());
      } else {
        all.addObject().put("ErrorCode", code).put("ErrorMessage", MESSAGE);
        refused++;
      }
    }
    output.set(member, all);
    output.put(count, output.path(count).asInt() + refused);
  }

  private void byId(ObjectNode output, ArrayNode batch) {
    output.withArray("Successful");
    ArrayNode failed = output.withArray("Failed");
    for (int i = 0; i < batch.size(); i++) {
      if (indexes.contains(i)) {
        failed
            .addObject()
            .put("Id", batch.get(i).path("Id").asText())
            .put("Code", code)
            .put("Message", MESSAGE)
            .put("SenderFault", false);
      }
    }
  }
}
