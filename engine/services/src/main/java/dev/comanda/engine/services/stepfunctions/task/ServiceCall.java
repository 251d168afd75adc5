package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import java.io.UncheckedIOException;

/**
 * One action of a service of the JSON protocols, called as the SDK calls it.
 *
 * @param service the signing name
 * @param operation the API action
 * @param prefix what stands before the dot in the names of its errors
 */
record ServiceCall(AwsClient aws, String service, String operation, String prefix)
    implements Integration {

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    return run(call.arguments());
  }

  JsonNode run(JsonNode arguments) throws TaskFailure {
    try {
      return aws.call(service, operation, arguments);
    } catch (AwsError e) {
      throw ServiceErrors.failure(prefix, prefix, e);
    } catch (UncheckedIOException e) {
      throw ServiceErrors.unreachable(prefix, e);
    }
  }
}
