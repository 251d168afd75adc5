package dev.comanda.auth;

import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import java.util.List;

/** Tells the refusals of the user pool as problems. */
final class AuthProblems {

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
          case EXPIRED_CODE -> at("/code", Problem.of(400, "expired-code", "Expired code"), detail);
          case WRONG_CREDENTIALS -> Problem.of(401, "wrong-credentials", "Wrong credentials");
          case NOT_CONFIRMED -> Problem.of(403, "not-confirmed", "Not confirmed");
          case SESSION_EXPIRED -> Problem.of(401, "session-expired", "Session expired");
          case TOO_MANY_REQUESTS ->
              Problem.of(429, "too-many-requests", "Too many requests")
                  .withRetryAfter(WAIT_SECONDS);
        };
    return new ProblemException(problem.withDetail(detail));
  }

  private static Problem invalid() {
    return Problem.of(400, "invalid-input", "Invalid input");
  }

  private static Problem at(String pointer, Problem problem, String detail) {
    return problem.withErrors(List.of(new Problem.Error(pointer, detail)));
  }
}
