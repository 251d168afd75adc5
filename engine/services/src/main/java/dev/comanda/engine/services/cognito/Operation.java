package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One action of the Cognito user pools API. */
@FunctionalInterface
interface Operation {

  /**
   * Answers one call.
   *
   * @throws dev.comanda.engine.aws.AwsError when it is refused
   */
  ObjectNode answer(JsonNode input);
}
