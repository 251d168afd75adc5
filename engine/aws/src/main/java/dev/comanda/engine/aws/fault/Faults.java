package dev.comanda.engine.aws.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Functions;
import dev.comanda.engine.aws.protocol.Backend;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The failures that a test has asked for, and a count of every call that passed the door. */
public final class Faults {

  private record Call(String service, String operation, String caller) {}

  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final Map<Call, LongAdder> calls = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /**
   * Adds a rule. Rules are asked in the order in which they were added; the first that takes a call
   * decides.
   *
   * @param definition as the fault control describes it
   * @return the id of the rule
   * @throws IllegalArgumentException if the rule cannot be understood
   */
  public String add(ObjectNode definition) {
    FaultRule rule = new FaultRule("fault-" + lastId.incrementAndGet(), definition);
    rules.add(rule);
    return rule.id();
  }

  /** Every rule, with how many calls it took. */
  public List<ObjectNode> rules() {
    return rules.stream().map(FaultRule::describe).toList();
  }

  /**
   * Removes one rule.
   *
   * @return whether there was such a rule
   */
  public boolean remove(String id) {
    return rules.removeIf(rule -> rule.id().equals(id));
  }

  /** Removes every rule. */
  public void clear() {
    rules.clear();
  }

  /** How many calls there were, by {@code service.operation.caller}. */
  public Map<String, Long> calls() {
    Map<String, Long> counts = new TreeMap<>();
    calls.forEach(
        (call, count) ->
            counts.put(call.service() + "." + call.operation() + "." + call.caller(), count.sum()));
    return counts;
  }

  /** Counts from zero again. */
  public void forgetCalls() {
    calls.clear();
  }

  /**
   * Counts a call, and has it answered by its service or by the first rule that takes it.
   *
   * @throws IOException when the engine cannot be reached, or a rule breaks the connection
   * @throws AwsError when a rule refuses the call
   */
  public AwsResponse apply(AwsRequest request, Backend backend, Functions functions)
      throws IOException {
    calls
        .computeIfAbsent(
            new Call(request.service(), request.operation(), request.caller().name()),
            call -> new LongAdder())
        .increment();
    for (FaultRule rule : rules) {
      if (rule.takes(request)) {
        return rule.effect().apply(request, backend, functions);
      }
    }
    return backend.engine().handle(request);
  }
}
