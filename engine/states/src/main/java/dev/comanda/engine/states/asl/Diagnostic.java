package dev.comanda.engine.states.asl;

/**
 * Something wrong with a definition.
 *
 * @param code AWS's code, such as {@code SCHEMA_VALIDATION_FAILED}
 * @param message what is wrong
 * @param location a path into the definition, such as {@code /States/A/Next}; null when the
 *     definition is not even an object
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html">Diagnostic</a>
 */
public record Diagnostic(String code, String message, String location) {

  /** As {@code InvalidDefinition} tells it, where a missing location is {@code null}. */
  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
