package dev.comanda.engine.states.asl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One state of a {@link Flow}.
 *
 * @see <a href="https://states-language.net/">Amazon States Language</a>
 */
public sealed interface State {

  /** Where a state names the one that follows it. */
  String OWN = "/Next";

  /** The name, unique in the whole definition. */
  String name();

  /**
   * Every way out of it, its own and those of its catchers or rules, by where its definition names
   * the state that follows, such as {@code /Next}.
   */
  Map<String, Exit> exits();

  /** Whether its flow may end in it. */
  default boolean terminal() {
    return exits().values().stream().anyMatch(exit -> exit.next() == null);
  }

  /** The flows inside it, by where they are in its definition. */
  default Map<String, Flow> flows() {
    return Map.of();
  }

  /** Leads to the method of {@code visitor} for this state's type. */
  <C, R> R accept(Visitor<C, R> visitor, C context);

  /** One method for each state type. */
  interface Visitor<C, R> {
    R pass(Pass state, C context);

    R task(Task state, C context);

    R choice(Choice state, C context);

    R await(Wait state, C context);

    R succeed(Succeed state, C context);

    R fail(Fail state, C context);

    R parallel(Parallel state, C context);

    R map(MapItems state, C context);
  }

  /** Gives its input, or its {@code Output}. */
  record Pass(String name, Exit exit) implements State {
    @Override
    public Map<String, Exit> exits() {
      return Map.of(OWN, exit);
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.pass(this, context);
    }
  }

  /**
   * Has something done elsewhere.
   *
   * @param resource the ARN of a function or an integration
   * @param arguments what it is called with; null for the state's input
   * @param credentials the role it assumes; null for the machine's own
   * @param timeoutSeconds null for no limit of its own
   * @param heartbeatSeconds null for none
   */
  record Task(
      String name,
      String resource,
      Template arguments,
      Template credentials,
      Template timeoutSeconds,
      Template heartbeatSeconds,
      Recovery recovery,
      Exit exit)
      implements State {
    @Override
    public Map<String, Exit> exits() {
      return recovery.exitsAnd(exit);
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.task(this, context);
    }
  }

  /**
   * Goes where the first true rule leads.
   *
   * @param otherwise the {@code Default}; null when there is none
   */
  record Choice(String name, List<ChoiceRule> rules, Exit otherwise) implements State {
    @Override
    public Map<String, Exit> exits() {
      Map<String, Exit> exits = new LinkedHashMap<>();
      for (int i = 0; i < rules.size(); i++) {
        exits.put("/Choices[" + i + "]/Next", rules.get(i).exit());
      }
      if (otherwise != null) {
        exits.put("/Default", otherwise);
      }
      return exits;
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.choice(this, context);
    }
  }

  /**
   * Lets time pass: for {@code seconds} or until {@code timestamp}; the other is null.
   *
   * @param seconds a whole number, 0 to 99,999,999
   * @param timestamp an ISO 8601 date and time with an offset
   */
  record Wait(String name, Template seconds, Template timestamp, Exit exit) implements State {
    @Override
    public Map<String, Exit> exits() {
      return Map.of(OWN, exit);
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.await(this, context);
    }
  }

  /** Ends its flow well. */
  record Succeed(String name, Exit exit) implements State {
    @Override
    public Map<String, Exit> exits() {
      return Map.of(OWN, exit);
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.succeed(this, context);
    }
  }

  /**
   * Ends its flow in failure.
   *
   * @param error null when it names none
   * @param cause null when it tells none
   */
  record Fail(String name, Template error, Template cause) implements State {
    @Override
    public Map<String, Exit> exits() {
      return Map.of();
    }

    @Override
    public boolean terminal() {
      return true;
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.fail(this, context);
    }
  }

  /**
   * Runs all its branches on the same input.
   *
   * @param arguments the branches' input; null for the state's own
   */
  record Parallel(
      String name, Template arguments, List<Flow> branches, Recovery recovery, Exit exit)
      implements State {
    @Override
    public Map<String, Exit> exits() {
      return recovery.exitsAnd(exit);
    }

    @Override
    public Map<String, Flow> flows() {
      Map<String, Flow> flows = new LinkedHashMap<>();
      for (int i = 0; i < branches.size(); i++) {
        flows.put("/Branches[" + i + "]", branches.get(i));
      }
      return flows;
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.parallel(this, context);
    }
  }

  /**
   * The Map state: runs one flow for every item.
   *
   * @param items an array; null for the state's input
   * @param itemSelector each iteration's input; null for the item itself
   * @param itemBatcher null when every item has an iteration of its own
   * @param maxConcurrency null or 0 for as many at once as there can be
   * @param toleratedFailureCount null for none
   * @param toleratedFailurePercentage 0 to 100; null for none
   * @param itemProcessor what an iteration runs
   */
  record MapItems(
      String name,
      Template items,
      Template itemSelector,
      ItemBatcher itemBatcher,
      Template maxConcurrency,
      Template toleratedFailureCount,
      Template toleratedFailurePercentage,
      Flow itemProcessor,
      Recovery recovery,
      Exit exit)
      implements State {
    @Override
    public Map<String, Exit> exits() {
      return recovery.exitsAnd(exit);
    }

    @Override
    public Map<String, Flow> flows() {
      return Map.of("/ItemProcessor", itemProcessor);
    }

    @Override
    public <C, R> R accept(Visitor<C, R> visitor, C context) {
      return visitor.map(this, context);
    }
  }
}
