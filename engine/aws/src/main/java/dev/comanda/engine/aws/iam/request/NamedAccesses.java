package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;

/**
 * A service whose calls name their resource by its ARN, such as Step Functions.
 *
 * @param service the prefix of its actions
 * @param members the input's members that hold an ARN, the first that is there counts
 */
record NamedAccesses(String service, List<String> members) implements Accesses {

  @Override
  public List<Access> of(AwsRequest request) {
    JsonNode input = Input.json(request);
    String resource =
        members.stream()
            .map(member -> input.path(member).asText())
            .filter(arn -> arn.startsWith("arn:"))
            .findFirst()
            .orElse("*");
    return List.of(new Access(service + ":" + request.operation(), resource));
  }
}
