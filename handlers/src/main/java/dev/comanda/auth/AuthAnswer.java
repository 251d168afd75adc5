package dev.comanda.auth;

import dev.comanda.contract.Language;
import dev.comanda.contract.Limits;
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
import software.amazon.awssdk.core.exception.SdkException;

/** Answers what customers ask before they are signed in. */
final class AuthAnswer {

  private final CustomerPool pool;
  private final Profiles profiles;

  AuthAnswer(CustomerPool pool, Profiles profiles) {
    this.pool = pool;
    this.profiles = profiles;
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
    String customerId = pool.register(registration).orElseThrow(AuthProblems::of);
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
    pool.confirm(confirmation.email(), confirmation.code()).orElseThrow(AuthProblems::of);
    return HttpResponse.json(200, Map.of("confirmed", true));
  }

  HttpResponse resend(HttpRequest request) {
    pool.resend(email(request)).orElseThrow(AuthProblems::of);
    return accepted();
  }

  HttpResponse forgotPassword(HttpRequest request) {
    pool.forgotPassword(email(request)).orElseThrow(AuthProblems::of);
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
    pool.resetPassword(reset.email(), reset.code(), reset.password()).orElseThrow(AuthProblems::of);
    return HttpResponse.json(200, Map.of("reset", true));
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
        pool.login(credentials.email(), credentials.password()).orElseThrow(AuthProblems::of);
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
