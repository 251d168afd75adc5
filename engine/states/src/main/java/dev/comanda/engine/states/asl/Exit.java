package dev.comanda.engine.states.asl;

import java.util.Map;

/**
 * How a state is left.
 *
 * @param output the state's output; null for what it would give by itself
 * @param assign the variables to set, by name without the dollar sign; empty for none
 * @param next the state that follows; null when this one ends its flow
 */
public record Exit(Template output, Map<String, Template> assign, String next) {}
