package dev.comanda.local.operator;

import java.util.List;
import java.util.function.Supplier;

/**
 * A place where an order has to come by.
 *
 * @param name one word or two
 * @param route whose dead letters tell why it does not; null if none can
 * @param look looks once
 * @param alarms those that would go off, the likeliest first
 */
record Hop(String name, Route route, Supplier<Sighting> look, List<String> alarms) {}
