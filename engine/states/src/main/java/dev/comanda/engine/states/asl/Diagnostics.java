package dev.comanda.engine.states.asl;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a definition while it is parsed. */
final class Diagnostics {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Notes a breach of the language's schema. */
  void schema(String location, String message) {
    found.add(new Diagnostic("SCHEMA_VALIDATION_FAILED", message, location));
  }

  /** Notes a fault of another kind. */
  void add(String code, String location, String message) {
    found.add(new Diagnostic(code, message, location));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDefinitionException(found);
    }
  }
}
