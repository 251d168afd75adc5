package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Runs all branches on the same input, and gives their outputs in the order of the branches. */
final class ParallelExecutor {

  private final FlowRunner flows;

  ParallelExecutor(FlowRunner flows) {
    this.flows = flows;
  }

  Departure execute(State.Parallel state, Entry entry) {
    Visit visit = entry.into(state, EventType.PARALLEL_STATE_ENTERED);
    return Attempts.run(
        visit,
        state.recovery(),
        state.exit(),
        Attempts.Ends.PARALLEL,
        () -> runBranches(state, visit));
  }

  private JsonNode runBranches(State.Parallel state, Visit visit) {
    JsonNode arguments = visit.evaluate(state.arguments(), "Arguments", visit.input());
    Track track = visit.track();
    track.record(EventType.PARALLEL_STATE_STARTED, null);
    int count = state.branches().size();
    List<Track> branches = IntStream.range(0, count).mapToObj(i -> track.branch()).toList();
    JsonNode[] outputs = new JsonNode[count];
    Branches.run(
        track,
        branches,
        0,
        i -> outputs[i] = flows.run(state.branches().get(i), arguments, branches.get(i)));
    track.note(EventType.PARALLEL_STATE_SUCCEEDED, null);
    return JsonNodeFactory.instance.arrayNode(count).addAll(Arrays.asList(outputs));
  }
}
