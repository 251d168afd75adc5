package dev.comanda.engine.states.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that Step Functions, or this runtime, refuses. The message is AWS's own. */
public final class InvalidDefinitionException extends IllegalArgumentException {

  private final transient List<Diagnostic> diagnostics;

  /** Refuses a definition for at least one reason. */
  public InvalidDefinitionException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(Diagnostic::toString)
            .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Everything that is wrong, in the order of the definition. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
