package dev.comanda.auth;

import dev.comanda.runtime.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A pool that answers every request with the same outcome, and keeps what it was asked. */
final class FakePool implements CustomerPool {

  final List<Object> asked = new ArrayList<>();
  private Object result;
  private Refusal refusal;
  private String failing;
  private Runnable work = () -> {};

  FakePool answering(Object answer) {
    this.result = answer;
    return this;
  }

  FakePool refusing(Refusal reason) {
    this.refusal = reason;
    return this;
  }

  FakePool failing(String operation) {
    this.failing = operation;
    return this;
  }

  /** Answers only after the clock has moved so far. */
  FakePool taking(Duration time, TestClock clock) {
    this.work = () -> clock.advance(time);
    return this;
  }

  @Override
  public Outcome<String> register(Registration registration) {
    return outcome(registration);
  }

  @Override
  public Outcome<EmailAddress> confirm(EmailAddress email, String code) {
    asked.add(email);
    return outcome(code);
  }

  @Override
  public Outcome<EmailAddress> resend(EmailAddress email) {
    return outcome(email);
  }

  @Override
  public Outcome<EmailAddress> forgotPassword(EmailAddress email) {
    return outcome(email);
  }

  @Override
  public Outcome<EmailAddress> resetPassword(EmailAddress email, String code, Password password) {
    asked.add(email);
    asked.add(code);
    return outcome(password);
  }

  @Override
  public Outcome<String> logout(String refreshToken) {
    return outcome(refreshToken);
  }

  @Override
  public Outcome<String> endSessions(String accessToken) {
    return outcome("endSessions", "ended with " + accessToken);
  }

  @Override
  public Outcome<Tokens> login(EmailAddress email, Password password) {
    asked.add(email);
    return outcome("login", password);
  }

  @Override
  public Outcome<Tokens> refresh(String refreshToken) {
    return outcome(refreshToken);
  }

  private <T> Outcome<T> outcome(String operation, Object question) {
    if (operation.equals(failing)) {
      throw SdkClientException.create("no connection");
    }
    return outcome(question);
  }

  @SuppressWarnings("unchecked") // the test knows which operation it calls
  private <T> Outcome<T> outcome(Object question) {
    asked.add(question);
    work.run();
    return refusal == null ? new Outcome.Done<>((T) result) : refusal.refused();
  }
}
