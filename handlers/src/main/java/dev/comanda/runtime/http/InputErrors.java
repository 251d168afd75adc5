package dev.comanda.runtime.http;

import dev.comanda.contract.fields.FieldErrors;
import dev.comanda.contract.fields.Fields;
import dev.comanda.contract.fields.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Collects what is wrong with a request, so that the sender learns all of it at once. */
public final class InputErrors implements FieldErrors {

  private static final int MOST_TOLD = 100;

  private final Map<String, String> details = new LinkedHashMap<>();

  /** The refusal of a request with one error. */
  public static ProblemException single(String pointer, String detail) {
    return new ProblemException(problem(List.of(new Problem.Error(pointer, detail))));
  }

  /** Adds an error, unless the place has one. */
  @Override
  public void add(String pointer, String detail) {
    details.putIfAbsent(pointer, detail);
  }

  @Override
  public void unknown(String pointer, Set<String> known) {
    add(pointer, "Unknown field; known are " + String.join(", ", known));
  }

  @Override
  public String named(Object value) {
    return value instanceof Number ? Text.printable(value.toString()) : Fields.kind(value);
  }

  /**
   * The value that a text stands for, or {@code null} after adding the error that the type's
   * constructor reports: the caller calls {@link #verify} before using it.
   *
   * @param parse throws {@link IllegalArgumentException} with a message for the sender
   */
  public <S, T> T value(String pointer, S source, Function<S, T> parse) {
    try {
      return parse.apply(source);
    } catch (IllegalArgumentException e) {
      add(pointer, e.getMessage());
      return null;
    }
  }

  /**
   * Refuses the request if there are errors. At most {@value #MOST_TOLD} are told.
   *
   * @throws ProblemException 400 with every error
   */
  public void verify() {
    if (details.isEmpty()) {
      return;
    }
    List<Problem.Error> errors =
        details.entrySet().stream()
            .limit(MOST_TOLD)
            .map(error -> new Problem.Error(error.getKey(), error.getValue()))
            .toList();
    throw new ProblemException(problem(errors));
  }

  private static Problem problem(List<Problem.Error> errors) {
    return Problem.of(400, "invalid-input", "Invalid input")
        .withDetail("The request does not have the form that is needed: see errors")
        .withErrors(errors);
  }
}
