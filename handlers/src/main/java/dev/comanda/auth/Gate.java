package dev.comanda.auth;

import dev.comanda.runtime.Log;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.ProblemException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Stops who tries too often before the pool does: whoever guesses, and not the customer who is
 * guessed at. It knows no address from another, registered or not.
 */
final class Gate {

  private final Attempts attempts;

  Gate(Attempts attempts) {
    this.attempts = attempts;
  }

  /**
   * Lets a caller guess what belongs to an address. What is right forgets what was wrong before.
   *
   * @param guess fails with a {@link ProblemException} if it is wrong
   * @throws ProblemException 429 if the caller has guessed wrong too often
   */
  <T> T guess(Limit limit, EmailAddress email, HttpRequest request, Supplier<T> guess) {
    String pair = pair(email, request);
    count(limit, pair);
    T right;
    try {
      right = attempt(request, guess);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      forgive(request, () -> attempts.takeBack(limit, pair));
      throw e;
    }
    forgive(request, () -> attempts.forget(limit, pair));
    return right;
  }

  /**
   * Lets a caller do what may be refused.
   *
   * @param attempt fails with a {@link ProblemException} if it is refused; whatever else it fails
   *     with is not the caller's doing
   * @throws ProblemException 429 if the caller was refused too often
   */
  <T> T attempt(HttpRequest request, Supplier<T> attempt) {
    count(Limit.FAILURES, request.caller());
    T result;
    try {
      result = attempt.get();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      forgive(request, () -> attempts.takeBack(Limit.FAILURES, request.caller()));
      throw e;
    }
    forgive(request, () -> attempts.takeBack(Limit.FAILURES, request.caller()));
    return result;
  }

  /**
   * Lets a caller have a mail sent.
   *
   * @param by what is sent for one caller
   * @param to what is sent for all of them
   * @throws ProblemException 429 if it was asked for too often
   */
  void mail(Limit by, Limit to, EmailAddress email, HttpRequest request) {
    count(by, pair(email, request));
    count(to, email.value());
  }

  private void count(Limit limit, String of) {
    attempts.count(limit, of).ifPresent(Gate::refuse);
  }

  /** What stays counted costs the caller a try; what was done must not fail for that. */
  private static void forgive(HttpRequest request, Runnable change) {
    try {
      change.run();
    } catch (SdkException e) {
      Log.error(request.requestId(), "an attempt was not taken back", e);
    }
  }

  private static void refuse(Duration wait) {
    throw AuthProblems.tooMany(wait);
  }

  private static String pair(EmailAddress email, HttpRequest request) {
    return email.value() + "\n" + request.caller();
  }
}
