package dev.comanda.auth;

import java.util.ArrayList;
import java.util.List;

/** A pool that answers every request with the same outcome, and keeps what it was asked. */
final class FakePool implements CustomerPool {

  final List<Object> asked = new ArrayList<>();
  private Object result;
  private Refusal refusal;

  FakePool answering(Object answer) {
    this.result = answer;
    return this;
  }

  FakePool refusing(Refusal reason) {
    this.refusal = reason;
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
  public Outcome<Tokens> login(EmailAddress email, Password password) {
    asked.add(email);
    return outcome(password);
  }

  @Override
  public Outcome<Tokens> refresh(String refreshToken) {
    return outcome(refreshToken);
  }

  @SuppressWarnings("unchecked") // the test knows which operation it calls
  private <T> Outcome<T> outcome(Object question) {
    asked.add(question);
    return refusal == null ? new Outcome.Done<>((T) result) : refusal.refused();
  }
}
