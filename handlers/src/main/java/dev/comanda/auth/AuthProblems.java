package dev.comanda.auth;

import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import java.time.Duration;
import java.util.List;

/** Tells the refusals of the user pool as problems. */
final class AuthProblems {

  /** The pool does not say how long; its own limits are by the second. */
  private static final int WAIT_SECONDS = 5;

  private AuthProblems() {}

  static RuntimeException of(Outcome.Refused<?> refused) {
    String detail = refused.detail();
    Problem problem =
        switch (refused.refusal()) {
          case EMAIL_TAKEN -> at("/email", Problem.of(409, "email-taken", "Email taken"), detail);
          case WEAK_PASSWORD ->
              at("/password", Problem.of(400, "weak-password", "Weak password"), detail);
          case UNREACHABLE -> at("/email", invalid(), detail);
          case INVALID -> at("", invalid(), detail);
          case WRONG_CODE -> at("/code", Problem.of(400, "wrong-code", "Wrong code"), detail);
          case WRONG_CREDENTIALS -> Problem.of(401, "wrong-credentials", "Wrong credentials");
          case NOT_CONFIRMED -> Problem.of(403, "not-confirmed", "Not confirmed");
          case SESSION_EXPIRED -> Problem.of(401, "session-expired", "Session expired");
          case TOO_MANY_REQUESTS -> tooMany().withRetryAfter(WAIT_SECONDS);
        };
    return new ProblemException(problem.withDetail(detail));
  }

  /** The caller may try again after that time. */
  static RuntimeException tooMany(Duration wait) {
    return new ProblemException(
        tooMany()
            .withDetail("There were too many attempts; the next one is in " + seconds(wait) + " s")
            .withRetryAfter(seconds(wait)));
  }

  private static int seconds(Duration wait) {
    return Math.max(1, Math.toIntExact(wait.toSeconds()));
  }

  private static Problem tooMany() {
    return Problem.of(429, "too-many-requests", "Too many requests");
  }

  private static Problem invalid() {
    return Problem.of(400, "invalid-input", "Invalid input");
  }

  private static Problem at(String pointer, Problem problem, String detail) {
    return problem.withErrors(List.of(new Problem.Error(pointer, detail)));
  }
}
