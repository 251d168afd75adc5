package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The operations of Pipes, in the words of its API and in no protocol. Those that start or stop
 * answer at once; what a pipe is afterwards is to be asked for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_Operations.html">Operations</a>
 */
final class PipesApi {

  /** Members of a definition that a list shows as well. */
  private static final List<String> LISTED = List.of("Name", "Source", "Target");

  private final Pipes pipes;

  PipesApi(Pipes pipes) {
    this.pipes = pipes;
  }

  /**
   * @param name of the pipe; null for {@code ListPipes}
   * @param input the body, or the query of {@code ListPipes}
   * @throws AwsError as Pipes refuses a call
   */
  ObjectNode call(String operation, String name, JsonNode input) {
    try {
      return switch (operation) {
        case "CreatePipe" -> create(name, input);
        case "UpdatePipe" -> update(pipes.get(name), input);
        case "DeletePipe" -> delete(pipes.get(name));
        case "DescribePipe" -> describe(pipes.get(name).snapshot());
        case "ListPipes" -> list(input);
        case "StartPipe" -> order(pipes.get(name), DesiredState.RUNNING, PipeState.STARTING);
        case "StopPipe" -> order(pipes.get(name), DesiredState.STOPPED, PipeState.STOPPING);
        default ->
            throw new AwsError(
                "UnknownOperationException", "The engine does not do pipes: " + operation, 404);
      };
    } catch (InvalidPipeException e) {
      throw e.asAwsError();
    }
  }

  private ObjectNode create(String name, JsonNode input) {
    ObjectNode definition = Json.object().put("Name", name);
    input.properties().forEach(member -> definition.set(member.getKey(), member.getValue()));
    Pipe pipe = pipes.add(definition.put("Name", name), name);
    ObjectNode answer = summary(pipe.snapshot());
    pipes.settle(pipe);
    return answer;
  }

  private ObjectNode update(Pipe pipe, JsonNode input) {
    pipes.update(pipe, input);
    return summary(pipe.snapshot());
  }

  private ObjectNode delete(Pipe pipe) {
    pipes.delete(pipe);
    return summary(pipe.snapshot());
  }

  private ObjectNode order(Pipe pipe, DesiredState desired, PipeState passing) {
    pipe.order(pipe.snapshot().definition(), desired, passing);
    ObjectNode answer = summary(pipe.snapshot());
    pipes.settle(pipe);
    return answer;
  }

  private ObjectNode list(JsonNode query) {
    int from = new Properties("", query).integer("NextToken", 0, Integer.MAX_VALUE, 0);
    int limit = new Properties("", query).integer("Limit", 1, 100, 100);
    List<Pipe.Snapshot> found =
        pipes.all().stream().map(Pipe::snapshot).filter(pipe -> isAskedFor(pipe, query)).toList();
    ObjectNode output = Json.object();
    var page = output.putArray("Pipes");
    found.stream().skip(from).limit(limit).forEach(pipe -> page.add(listed(pipe)));
    if (from + page.size() < found.size()) {
      output.put("NextToken", Integer.toString(from + page.size()));
    }
    return output;
  }

  private static boolean isAskedFor(Pipe.Snapshot pipe, JsonNode query) {
    Map<String, String> prefixes =
        Map.of("NamePrefix", "Name", "SourcePrefix", "Source", "TargetPrefix", "Target");
    return prefixes.entrySet().stream()
            .allMatch(
                prefix ->
                    pipe.definition()
                        .path(prefix.getValue())
                        .asText()
                        .startsWith(query.path(prefix.getKey()).asText("")))
        && query.path("DesiredState").asText(pipe.desired().name()).equals(pipe.desired().name())
        && query.path("CurrentState").asText(pipe.current().name()).equals(pipe.current().name());
  }

  private static ObjectNode listed(Pipe.Snapshot pipe) {
    ObjectNode answer = summary(pipe);
    LISTED.forEach(member -> answer.set(member, pipe.definition().get(member)));
    return withReason(answer, pipe);
  }

  private static ObjectNode describe(Pipe.Snapshot pipe) {
    ObjectNode answer = summary(pipe);
    pipe.definition().properties().forEach(m -> answer.set(m.getKey(), m.getValue()));
    return withReason(answer.put("DesiredState", pipe.desired().name()), pipe);
  }

  private static ObjectNode withReason(ObjectNode answer, Pipe.Snapshot pipe) {
    return pipe.reason().isEmpty() ? answer : answer.put("StateReason", pipe.reason());
  }

  private static ObjectNode summary(Pipe.Snapshot pipe) {
    return Json.object()
        .put("Arn", pipe.arn())
        .put("Name", pipe.definition().path("Name").asText())
        .put("CreationTime", seconds(pipe.created()))
        .put("CurrentState", pipe.current().name())
        .put("DesiredState", pipe.desired().name())
        .put("LastModifiedTime", seconds(pipe.modified()));
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
