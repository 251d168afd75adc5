package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.Flow;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventType;
import java.util.Map;

/** Leads from state to state: the one place that knows which class executes which state. */
final class FlowRunner implements State.Visitor<Entry, Departure> {

  /**
   * What is noted when another branch fails meanwhile; states that take no time have no such. A
   * task whose own failure ends its branch is noted so too.
   */
  private static final Map<Class<?>, EventType> ABORTED =
      Map.of(
          State.Task.class, EventType.TASK_STATE_ABORTED,
          State.Wait.class, EventType.WAIT_STATE_ABORTED,
          State.Parallel.class, EventType.PARALLEL_STATE_ABORTED,
          State.MapItems.class, EventType.MAP_STATE_ABORTED);

  private final PassExecutor pass = new PassExecutor();
  private final TaskExecutor task = new TaskExecutor();
  private final ChoiceExecutor choice = new ChoiceExecutor();
  private final WaitExecutor wait = new WaitExecutor();
  private final SucceedExecutor succeed = new SucceedExecutor();
  private final FailExecutor fail = new FailExecutor();
  private final ParallelExecutor parallel = new ParallelExecutor(this);
  private final MapExecutor map = new MapExecutor(this);

  /**
   * Runs a flow and gives its output.
   *
   * @throws StateFailure when a state fails and nothing in the flow catches it
   * @throws Stopped when the flow is ended from outside
   */
  JsonNode run(Flow flow, JsonNode input, Track track) {
    Departure departure = enter(flow.start(), new Entry(track, input));
    while (departure.next() != null) {
      track.checkLimits();
      State state = flow.states().get(departure.next());
      departure = enter(state, new Entry(track, departure.output()));
    }
    return departure.output();
  }

  private Departure enter(State state, Entry entry) {
    try {
      return state.accept(this, entry);
    } catch (StateFailure failure) {
      if (state instanceof State.Task && entry.track().isBranch() && !failure.fatal()) {
        entry.track().note(EventType.TASK_STATE_ABORTED, null);
      }
      throw failure;
    } catch (Stopped stopped) {
      EventType aborted = ABORTED.get(state.getClass());
      if (stopped.reason() == Stopped.Reason.ABORTED && aborted != null) {
        entry.track().record(aborted, null);
      }
      throw stopped;
    }
  }

  @Override
  public Departure pass(State.Pass state, Entry entry) {
    return pass.execute(state, entry);
  }

  @Override
  public Departure task(State.Task state, Entry entry) {
    return task.execute(state, entry);
  }

  @Override
  public Departure choice(State.Choice state, Entry entry) {
    return choice.execute(state, entry);
  }

  @Override
  public Departure await(State.Wait state, Entry entry) {
    return wait.execute(state, entry);
  }

  @Override
  public Departure succeed(State.Succeed state, Entry entry) {
    return succeed.execute(state, entry);
  }

  @Override
  public Departure fail(State.Fail state, Entry entry) {
    return fail.execute(state, entry);
  }

  @Override
  public Departure parallel(State.Parallel state, Entry entry) {
    return parallel.execute(state, entry);
  }

  @Override
  public Departure map(State.MapItems state, Entry entry) {
    return map.execute(state, entry);
  }
}
