package dev.comanda.sender;

import dev.comanda.runtime.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * Gives answers to CloudFormation, which waits for them at a presigned URL of S3. The URL is signed
 * for a request without {@code Content-Type}, which this client sends none of by itself.
 */
final class StackAnswers {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration BUDGET = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private final Clock clock;
  private final Backoff.Sleeper sleeper;

  StackAnswers(Clock clock, Backoff.Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Answers a request, trying again for a while. An answer that arrives twice counts once.
   *
   * @throws UncheckedIOException if it cannot be given; Lambda then repeats the whole call
   */
  void give(StackRequest request, StackAnswer answer) {
    HttpRequest put =
        HttpRequest.newBuilder(request.responseUrl())
            .timeout(TIMEOUT)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(answer.to(request)))
            .build();
    Backoff attempts = Backoff.of(clock, sleeper, BUDGET);
    IOException failure = attempt(put);
    while (failure != null && attempts.pause()) {
      failure = attempt(put);
    }
    if (failure != null) {
      throw new UncheckedIOException("CloudFormation has no answer", failure);
    }
  }

  private IOException attempt(HttpRequest put) {
    try {
      int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == OK ? null : new IOException("S3 answered " + status);
    } catch (IOException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IOException("Interrupted", e);
    }
  }
}
