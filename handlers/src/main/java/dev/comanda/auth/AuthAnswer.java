package dev.comanda.auth;

import dev.comanda.contract.Language;
import dev.comanda.contract.Limits;
import dev.comanda.contract.PasswordPolicy;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.Log;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.InputErrors;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Answers what customers ask before they are signed in. */
final class AuthAnswer {

  private final CustomerPool pool;
  private final Profiles profiles;
  private final Gate gate;
  private final EvenTime evenTime;

  AuthAnswer(CustomerPool pool, Profiles profiles, Gate gate, EvenTime evenTime) {
    this.pool = pool;
    this.profiles = profiles;
    this.gate = gate;
    this.evenTime = evenTime;
  }

  HttpResponse register(HttpRequest request) {
    Registration registration =
        read(
            request,
            body ->
                new Registration(
                    body.text("email", EmailAddress::of),
                    body.text("password", Password::chosen),
                    body.text("name", CustomerName::of),
                    body.text("locale", Language::of)));
    refuseWeak(registration.password());
    String customerId =
        gate.attempt(request, () -> pool.register(registration).orElseThrow(AuthProblems::of));
    return HttpResponse.json(201, Map.of("customerId", customerId));
  }

  HttpResponse confirm(HttpRequest request) {
    record Confirmation(EmailAddress email, String code) {}
    Confirmation confirmation =
        read(
            request,
            body ->
                new Confirmation(
                    body.text("email", EmailAddress::of),
                    body.text("code", text -> word(text, Limits.LONGEST_CODE))));
    guess(
        Limit.CODES,
        confirmation.email(),
        request,
        () -> pool.confirm(confirmation.email(), confirmation.code()));
    return HttpResponse.json(200, Map.of("confirmed", true));
  }

  HttpResponse resend(HttpRequest request) {
    EmailAddress email = email(request);
    gate.mail(Limit.RESENT_BY, Limit.RESENT_TO, email, request);
    evenTime.always(() -> pool.resend(email).orElseThrow(AuthProblems::of));
    return accepted();
  }

  HttpResponse forgotPassword(HttpRequest request) {
    EmailAddress email = email(request);
    gate.mail(Limit.FORGOTTEN_BY, Limit.FORGOTTEN_TO, email, request);
    evenTime.always(() -> pool.forgotPassword(email).orElseThrow(AuthProblems::of));
    return accepted();
  }

  HttpResponse resetPassword(HttpRequest request) {
    record Reset(EmailAddress email, String code, Password password) {}
    Reset reset =
        read(
            request,
            body ->
                new Reset(
                    body.text("email", EmailAddress::of),
                    body.text("code", text -> word(text, Limits.LONGEST_CODE)),
                    body.text("password", Password::chosen)));
    refuseWeak(reset.password());
    guess(
        Limit.CODES,
        reset.email(),
        request,
        () -> pool.resetPassword(reset.email(), reset.code(), reset.password()));
    boolean ended = endSessions(reset.email(), reset.password(), request.requestId());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reset", true);
    json.put("sessionsEnded", ended);
    return HttpResponse.json(200, json);
  }

  HttpResponse login(HttpRequest request) {
    record Credentials(EmailAddress email, Password password) {}
    Credentials credentials =
        read(
            request,
            body ->
                new Credentials(
                    body.text("email", EmailAddress::of),
                    body.text("password", Password::claimed)));
    Tokens tokens =
        guess(
            Limit.PASSWORDS,
            credentials.email(),
            request,
            () -> pool.login(credentials.email(), credentials.password()));
    keepProfile(tokens, request.requestId());
    return HttpResponse.json(200, json(tokens));
  }

  HttpResponse refresh(HttpRequest request) {
    Tokens tokens = pool.refresh(refreshToken(request)).orElseThrow(AuthProblems::of);
    return HttpResponse.json(200, json(tokens));
  }

  HttpResponse logout(HttpRequest request) {
    pool.logout(refreshToken(request)).orElseThrow(AuthProblems::of);
    return HttpResponse.json(200, Map.of("signedOut", true));
  }

  HttpResponse logoutEverywhere(HttpRequest request) {
    Tokens tokens = pool.refresh(refreshToken(request)).orElseThrow(AuthProblems::of);
    pool.endSessions(tokens.accessToken()).orElseThrow(AuthProblems::of);
    return HttpResponse.json(200, Map.of("signedOut", true));
  }

  private <T> T guess(
      Limit limit, EmailAddress email, HttpRequest request, Supplier<Outcome<T>> pool) {
    return gate.guess(
        limit,
        email,
        request,
        () -> evenTime.whenRefused(() -> pool.get().orElseThrow(AuthProblems::of)));
  }

  /**
   * Whoever knew the old password is signed out. The pool does that for whoever is signed in, and
   * not by itself; the new password is good for that.
   *
   * @return false if it could not be done: the code is used up, so that this cannot be sent again
   */
  private boolean endSessions(EmailAddress email, Password password, String requestId) {
    try {
      Tokens tokens = pool.login(email, password).orElseThrow(AuthProblems::of);
      pool.endSessions(tokens.accessToken()).orElseThrow(AuthProblems::of);
      return true;
    } catch (SdkException | ProblemException e) {
      Log.error(requestId, "the sessions of before a new password were not ended", e);
      return false;
    }
  }

  /** Here and not by the pool, which looks at the passwords of registered addresses alone. */
  private static void refuseWeak(Password password) {
    if (!PasswordPolicy.isMetBy(password.value())) {
      throw AuthProblems.of(
          new Outcome.Refused<>(Refusal.WEAK_PASSWORD, PasswordPolicy.DESCRIPTION));
    }
  }

  private static String refreshToken(HttpRequest request) {
    return read(
        request, body -> body.text("refreshToken", text -> word(text, Limits.LONGEST_TOKEN)));
  }

  private static EmailAddress email(HttpRequest request) {
    return read(request, body -> body.text("email", EmailAddress::of));
  }

  /** The same whether a mail is on its way or nobody is registered there. */
  private static HttpResponse accepted() {
    return HttpResponse.json(202, Map.of("accepted", true));
  }

  /** A customer without a profile could not order, and would not know why: so the login fails. */
  private void keepProfile(Tokens tokens, String requestId) {
    try {
      profiles.save(Profile.of(tokens.idToken()));
    } catch (SdkException e) {
      Log.error(requestId, "the customer's profile was not saved", e);
      throw new ProblemException(Problem.unavailable());
    }
  }

  private static <T> T read(HttpRequest request, Function<Fields, T> form) {
    InputErrors errors = new InputErrors();
    Fields body = request.json(errors);
    T value = form.apply(body);
    body.finish();
    errors.verify();
    return value;
  }

  private static String word(String text, int longest) {
    if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException(
          "Must be 1 to " + longest + " characters without white space");
    }
    return text;
  }

  private static Map<String, Object> json(Tokens tokens) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accessToken", tokens.accessToken());
    json.put("idToken", tokens.idToken());
    tokens.refreshToken().ifPresent(token -> json.put("refreshToken", token));
    json.put("expiresIn", tokens.expiresIn());
    return json;
  }
}
