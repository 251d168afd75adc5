package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A state as its file defines it.
 *
 * @param workflow the name of the state machine
 * @param name the name of the state
 * @param json its definition
 * @param flow the definitions of the states beside it, by name
 * @param secondsBefore the timeouts of the tasks that may have run before it, once each
 */
record DefinedState(
    String workflow, String name, JsonNode json, JsonNode flow, long secondsBefore) {

  static List<DefinedState> of(String workflow) {
    List<DefinedState> all = new ArrayList<>();
    collect(workflow, Definitions.stateMachine(workflow), 0, all);
    return all;
  }

  static Stream<DefinedState> tasks() {
    return Definitions.workflows().stream()
        .flatMap(workflow -> of(workflow).stream())
        .filter(state -> state.json.get("Type").asText().equals("Task"));
  }

  /** A state that is reached on several ways is collected once for each. */
  private static void collect(
      String workflow, JsonNode machine, long secondsBefore, List<DefinedState> all) {
    collect(workflow, machine.get("States"), machine.get("StartAt").asText(), secondsBefore, all);
  }

  private static void collect(
      String workflow, JsonNode flow, String name, long secondsBefore, List<DefinedState> all) {
    DefinedState state = new DefinedState(workflow, name, flow.get(name), flow, secondsBefore);
    all.add(state);
    if (state.json.has("ItemProcessor")) {
      collect(workflow, state.json.get("ItemProcessor"), secondsBefore, all);
    }
    long secondsAfter = secondsBefore + state.json.path("TimeoutSeconds").asLong(0);
    state.nextNames().forEach(next -> collect(workflow, flow, next, secondsAfter, all));
  }

  Set<String> nextNames() {
    Set<String> names = new HashSet<>();
    Stream.of(
            Stream.of(json),
            elements("Catch"),
            elements("Choices"),
            json.has("Default") ? Stream.of(json.get("Default")) : Stream.<JsonNode>of())
        .flatMap(nodes -> nodes)
        .map(node -> node.isTextual() ? node : node.path("Next"))
        .filter(JsonNode::isTextual)
        .forEach(next -> names.add(next.asText()));
    return names;
  }

  Stream<JsonNode> elements(String field) {
    return StreamSupport.stream(json.path(field).spliterator(), false);
  }

  boolean calls(String resource) {
    return json.path("Resource").asText().endsWith(resource);
  }

  /** The states at which a flow that starts here can end, unless it calls {@code resource}. */
  Stream<DefinedState> endsWithout(String resource) {
    if (calls(resource)) {
      return elements("Catch").flatMap(catcher -> beside(catcher).endsWithout(resource));
    }
    Set<String> next = nextNames();
    return next.isEmpty()
        ? Stream.of(this)
        : next.stream()
            .map(name -> new DefinedState(workflow, name, flow.get(name), flow, 0))
            .flatMap(state -> state.endsWithout(resource));
  }

  DefinedState beside(JsonNode catcher) {
    String next = catcher.get("Next").asText();
    return new DefinedState(workflow, next, flow.get(next), flow, 0);
  }

  static List<String> errorNames(JsonNode retrierOrCatcher) {
    return StreamSupport.stream(retrierOrCatcher.get("ErrorEquals").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  @Override
  public String toString() {
    return workflow + "/" + name;
  }
}
