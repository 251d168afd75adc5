package dev.comanda.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.stepfunctions.asl.Flow;
import dev.comanda.local.stepfunctions.asl.State;

/** Leads from state to state: the one place that knows which class executes which state. */
final class FlowRunner implements State.Visitor<Entry, Departure> {

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
    State state = flow.start();
    Departure departure = state.accept(this, new Entry(track, input));
    while (departure.next() != null) {
      track.checkLimits();
      state = flow.states().get(departure.next());
      departure = state.accept(this, new Entry(track, departure.output()));
    }
    return departure.output();
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
