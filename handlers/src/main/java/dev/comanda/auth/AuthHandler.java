package dev.comanda.auth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Backoff.Sleeper;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.http.HttpFunction;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Answers {@code POST /auth/...}: what customers ask before and beside their orders. */
public final class AuthHandler implements RequestStreamHandler {

  private final HttpFunction http;
  private final AuthAnswer auth;

  /** The handler as Lambda makes it. */
  public AuthHandler() {
    this(Config.ofEnvironment());
  }

  private AuthHandler(Config config) {
    this(HttpFunction.of(config), config, new AwsClients(config));
  }

  private AuthHandler(HttpFunction http, Config config, AwsClients aws) {
    this(
        http,
        new CognitoCustomerPool(aws.cognito(), config.required("USER_POOL_CLIENT_ID")),
        aws.dynamoDb(),
        config.required("TABLE_NAME"),
        aws.withoutRehearsals(Sleeper.ofThread()));
    Snapshot.prepare(this, config, aws);
  }

  private AuthHandler(
      HttpFunction http,
      CustomerPool pool,
      DynamoDbClient dynamoDb,
      String table,
      Sleeper sleeper) {
    this(
        http,
        pool,
        new DynamoDbProfiles(dynamoDb, table),
        new DynamoDbAttempts(dynamoDb, table, Clocks.utc()),
        new EvenTime(Clocks.utc(), sleeper));
  }

  AuthHandler(
      HttpFunction http,
      CustomerPool pool,
      Profiles profiles,
      Attempts attempts,
      EvenTime evenTime) {
    this.http = http;
    this.auth = new AuthAnswer(pool, profiles, new Gate(attempts), evenTime);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    http.run(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return switch (request.routeKey()) {
      case "POST /auth/register" -> auth.register(request);
      case "POST /auth/confirm" -> auth.confirm(request);
      case "POST /auth/resend" -> auth.resend(request);
      case "POST /auth/login" -> auth.login(request);
      case "POST /auth/refresh" -> auth.refresh(request);
      case "POST /auth/logout" -> auth.logout(request);
      case "POST /auth/logout-everywhere" -> auth.logoutEverywhere(request);
      case "POST /auth/forgot-password" -> auth.forgotPassword(request);
      case "POST /auth/reset-password" -> auth.resetPassword(request);
      default -> throw new ProblemException(Problem.notFound());
    };
  }
}
