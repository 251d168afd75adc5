package dev.comanda.operations.verify;

import dev.comanda.operations.shop.DeadLetters;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place where an order has to come by.
 *
 * @param name one word or two
 * @param letters those that tell why it does not; empty if none can
 * @param look looks once
 * @param alarms those that would go off, the likeliest first
 */
record Hop(
    String name, Optional<DeadLetters> letters, Supplier<Sighting> look, List<String> alarms) {}
