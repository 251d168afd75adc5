package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What {@code UpdatePipe} makes of a definition: a member that it does not name stays; a group of a
 * service's own parameters is taken whole, so that what it leaves out has its default again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_UpdatePipe.html">UpdatePipe</a>
 */
final class DefinitionUpdate {

  private static final String STREAM = "DynamoDBStreamParameters";
  private static final String STARTING_POSITION = "StartingPosition";

  /** Members of which only the named members are replaced. */
  private static final Set<String> GROUPS = Set.of("SourceParameters", "TargetParameters");

  private DefinitionUpdate() {}

  static ObjectNode of(ObjectNode definition, JsonNode change) {
    ObjectNode result = definition.deepCopy();
    for (var member : change.properties()) {
      String name = member.getKey();
      if (GROUPS.contains(name) && result.path(name).isObject() && member.getValue().isObject()) {
        ObjectNode group = (ObjectNode) result.get(name);
        member.getValue().properties().forEach(part -> group.set(part.getKey(), part.getValue()));
      } else if (!name.equals("Name")) {
        result.set(name, member.getValue());
      }
    }
    keepStartingPosition(definition, result);
    return result;
  }

  /** The one parameter of a stream that a change cannot name. */
  private static void keepStartingPosition(ObjectNode before, ObjectNode after) {
    JsonNode position = before.path("SourceParameters").path(STREAM).path(STARTING_POSITION);
    if (after.path("SourceParameters").path(STREAM) instanceof ObjectNode stream
        && !position.isMissingNode()) {
      stream.set(STARTING_POSITION, position);
    }
  }
}
