package dev.comanda.engine.states.asl;

import java.util.List;

/**
 * Leaves a failed state for another.
 *
 * @param errorEquals the error names it takes
 * @param exit how the state is then left
 */
public record Catcher(List<String> errorEquals, Exit exit) {}
