package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.asl.Template;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs its flow for every item, and gives the outputs in the order of the items. */
final class MapExecutor {

  private final FlowRunner flows;

  MapExecutor(FlowRunner flows) {
    this.flows = flows;
  }

  Departure execute(State.MapItems state, Entry entry) {
    Visit visit = entry.into(state, EventType.MAP_STATE_ENTERED);
    return Attempts.run(
        visit,
        state.recovery(),
        state.exit(),
        Attempts.Ends.MAP,
        () -> runIterations(state, visit));
  }

  private JsonNode runIterations(State.MapItems state, Visit visit) {
    List<JsonNode> items = items(state, visit);
    int atOnce = count(visit, state.maxConcurrency(), "MaxConcurrency", 0);
    int all = items.stream().mapToInt(item -> weight(state, item)).sum();
    var tolerance = Tolerance.of(state, visit, all);
    Track track = visit.track();
    track.record(EventType.MAP_STATE_STARTED, new EventDetails.MapStateStarted(items.size()));
    List<Track> iterations =
        IntStream.range(0, items.size())
            .mapToObj(i -> track.branch(new Track.MapItem(i, items.get(i))))
            .toList();
    JsonNode[] outputs = new JsonNode[items.size()];
    Branches.run(
        track,
        iterations,
        atOnce,
        i -> outputs[i] = iterate(state, visit, iterations.get(i), tolerance));
    track.note(EventType.MAP_STATE_SUCCEEDED, null);
    ArrayNode output = JsonNodeFactory.instance.arrayNode(outputs.length);
    Stream.of(outputs).filter(Objects::nonNull).forEach(output::add);
    return output;
  }

  /** Runs one iteration; null when it failed and that is tolerated. */
  private JsonNode iterate(
      State.MapItems state, Visit visit, Track iteration, Tolerance tolerance) {
    var details = new EventDetails.MapIteration(state.name(), iteration.item().index());
    iteration.record(EventType.MAP_ITERATION_STARTED, details);
    try {
      JsonNode input = input(state, visit, iteration);
      JsonNode output = flows.run(state.itemProcessor(), input, iteration);
      iteration.record(EventType.MAP_ITERATION_SUCCEEDED, details);
      return output;
    } catch (StateFailure failure) {
      if (failure.fatal()) {
        throw failure;
      }
      iteration.note(EventType.MAP_ITERATION_FAILED, details);
      tolerance.failed(failure, weight(state, iteration.item().value()));
      return null;
    } catch (Stopped stopped) {
      iteration.record(EventType.MAP_ITERATION_ABORTED, details);
      throw stopped;
    }
  }

  /** How many items an iteration is for. */
  private static int weight(State.MapItems state, JsonNode item) {
    return state.itemBatcher() == null ? 1 : item.get("Items").size();
  }

  private static JsonNode input(State.MapItems state, Visit visit, Track iteration) {
    JsonNode item = iteration.item().value();
    // What is in a batch went through the selector before it was put there.
    return state.itemBatcher() != null
        ? item
        : visit.on(iteration).evaluate(state.itemSelector(), "ItemSelector", item);
  }

  /** What the iterations are made for: the items, or batches of them. */
  private static List<JsonNode> items(State.MapItems state, Visit visit) {
    List<JsonNode> items = allItems(state, visit);
    return state.itemBatcher() == null
        ? items
        : Batches.of(state.itemBatcher(), visit, selected(state, visit, items));
  }

  /** The items, as the state names them. */
  static List<JsonNode> allItems(State.MapItems state, Visit visit) {
    JsonNode items;
    if (state.items() != null) {
      items = visit.evaluate(state.items(), "Items", JsonType.ARRAY);
    } else {
      items = visit.input();
      if (!items.isArray()) {
        throw visit.evaluationFailure(null, "Map state input must be an array but was: " + items);
      }
    }
    return items.valueStream().toList();
  }

  /** What the selector makes of each item; where there is none, the items. */
  static List<JsonNode> selected(State.MapItems state, Visit visit, List<JsonNode> items) {
    if (state.itemSelector() == null) {
      return items;
    }
    return IntStream.range(0, items.size())
        .mapToObj(i -> visit.track().branch(new Track.MapItem(i, items.get(i))))
        .map(iteration -> visit.on(iteration).evaluate(state.itemSelector(), "ItemSelector"))
        .toList();
  }

  /** A count, of a field that may be absent. */
  static int count(Visit visit, Template template, String field, int otherwise) {
    if (template == null) {
      return otherwise;
    }
    JsonNode count = visit.evaluate(template, field, JsonType.INTEGER);
    if (!count.canConvertToInt() || count.intValue() < 0) {
      throw visit.evaluationFailure(
          field, "The " + field + " field must be a non-negative integer but was: " + count);
    }
    return count.intValue();
  }
}
