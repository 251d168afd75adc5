package dev.comanda.engine.services.cloudfront;

import static dev.comanda.engine.services.cloudfront.TestEdge.response;
import static dev.comanda.engine.services.cloudfront.TestEdge.result;
import static dev.comanda.engine.services.cloudfront.TestEdge.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingTest {

  private final TestEdge edge = new TestEdge();

  @Test
  void answersFromTheCacheUntilMaxAgeAndSaysSo() {
    edge.origin(200, "one", "Cache-Control", "public, max-age=60");

    assertThat(result(edge.get("/p"))).isEqualTo("Miss");
    edge.origin(200, "two", "Cache-Control", "public, max-age=60");
    edge.pass(Duration.ofSeconds(59));
    EdgeResponse hit = edge.get("/p");
    assertThat(result(hit)).isEqualTo("Hit");
    assertThat(text(hit)).isEqualTo("one");
    assertThat(hit.headers().get("Age")).isEqualTo("59");

    edge.pass(Duration.ofSeconds(1));
    assertThat(text(edge.get("/p"))).isEqualTo("two");
    assertThat(edge.asked).hasSize(2);
  }

  @Test
  void splitsByWhatThePolicyNamesAndNothingElse() {
    edge.cache(
        """
        {'MinTTL':0,'DefaultTTL':60,'MaxTTL':60,'ParametersInCacheKeyAndForwardedToOrigin':{
          'HeadersConfig':{'HeaderBehavior':'whitelist','Headers':['Accept-Language']},
          'CookiesConfig':{'CookieBehavior':'none'},
          'QueryStringsConfig':{'QueryStringBehavior':'whitelist','QueryStrings':['limit']}}}""");
    edge.get("/p?limit=1&utm=a", "Accept-Language", "es", "Cookie", "a=1", "Origin", "https://a");

    assertThat(result(edge.get("/p?utm=b&limit=1", "Accept-Language", "es", "Cookie", "a=2")))
        .isEqualTo("Hit");
    assertThat(result(edge.get("/p?limit=2", "Accept-Language", "es"))).isEqualTo("Miss");
    assertThat(result(edge.get("/p?limit=1", "Accept-Language", "en"))).isEqualTo("Miss");
    assertThat(edge.asked.get(0).query()).isEqualTo("limit=1");
    assertThat(edge.asked.get(0).headers().get("Accept-Language")).isEqualTo("es");
    assertThat(edge.asked.get(0).headers().has("Cookie")).isFalse();
    assertThat(edge.asked.get(0).headers().has("Origin")).isFalse();
  }

  @Test
  void keepsNothingWhenCachingIsDisabled() {
    edge.cache(CachePolicy.DISABLED).origin(200, "", "Cache-Control", "max-age=60");
    edge.get("/p");

    assertThat(result(edge.get("/p"))).isEqualTo("Miss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "private, max-age=60", "no-cache", "max-age=0"})
  void keepsNothingThatTheOriginForbids(String cacheControl) {
    edge.cache("{'MinTTL':0,'DefaultTTL':60,'MaxTTL':60}")
        .origin(200, "", "Cache-Control", cacheControl);
    edge.get("/p");

    assertThat(result(edge.get("/p"))).isEqualTo("Miss");
  }

  @Test
  void keepsNoAnswerToAnotherMethod() {
    edge.origin(200, "", "Cache-Control", "max-age=60");
    edge.send("POST", "/p", "x");
    edge.send("POST", "/p", "x");
    edge.get("/p");

    assertThat(edge.asked).extracting(EdgeRequest::method).containsExactly("POST", "POST", "GET");
  }

  @Test
  void asksWhetherAnExpiredAnswerStillHolds() {
    edge.origin(200, "body", "Cache-Control", "max-age=60", "ETag", "\"1\"");
    edge.get("/p");
    edge.pass(Duration.ofSeconds(61));
    edge.origin(
        request ->
            "\"1\"".equals(request.headers().get("If-None-Match"))
                ? response(304, "", "Cache-Control", "max-age=60", "ETag", "\"1\"")
                : response(200, "asked without a condition"));

    EdgeResponse refreshed = edge.get("/p");
    assertThat(result(refreshed)).isEqualTo("RefreshHit");
    assertThat(text(refreshed)).isEqualTo("body");
    assertThat(result(edge.get("/p"))).isEqualTo("Hit");
  }

  @Test
  void givesAnExpiredAnswerWhileTheOriginFails() {
    edge.origin(200, "stale", "Cache-Control", "max-age=60");
    edge.get("/p");
    edge.pass(Duration.ofSeconds(61));

    edge.broken(true);
    assertThat(text(edge.get("/p"))).isEqualTo("stale");
    edge.broken(false).origin(503, "down");
    edge.pass(Duration.ofSeconds(11));
    assertThat(text(edge.get("/p"))).isEqualTo("stale");
    assertThat(result(edge.get("/new"))).isEqualTo("Error");
  }

  @Test
  void givesNoExpiredAnswerThatMustBeRevalidated() {
    edge.origin(200, "", "Cache-Control", "max-age=60, must-revalidate");
    edge.get("/p");
    edge.pass(Duration.ofSeconds(61));

    assertThat(edge.broken(true).get("/p").status()).isEqualTo(502);
  }

  @Test
  void answersAViewerWhoHasItWithNothing() {
    edge.origin(200, "body", "Cache-Control", "max-age=60", "ETag", "\"1\"");

    EdgeResponse miss = edge.get("/p", "If-None-Match", "W/\"1\"");
    assertThat(miss.status()).isEqualTo(304);
    assertThat(miss.body()).isEmpty();
    assertThat(edge.get("/p", "If-None-Match", "\"0\", \"1\"").status()).isEqualTo(304);
    EdgeResponse whole = edge.get("/p", "If-None-Match", "\"2\"");
    assertThat(text(whole)).isEqualTo("body");
    assertThat(edge.asked).hasSize(1);
    assertThat(edge.asked.get(0).headers().has("If-None-Match")).isFalse();
  }

  @Test
  void keepsErrorsAsTheErrorCachingMinimumSays() {
    edge.cache(CachePolicy.DISABLED)
        .errors("[{'ErrorCode':500,'ErrorCachingMinTTL':0},{'ErrorCode':404}]")
        .origin(404, "");
    edge.get("/missing");
    edge.origin(200, "there now");

    assertThat(edge.get("/missing").status()).isEqualTo(404);
    edge.pass(Duration.ofSeconds(10));
    assertThat(edge.get("/missing").status()).isEqualTo(200);
    edge.origin(500, "");
    edge.get("/broken");
    edge.origin(200, "");
    assertThat(edge.get("/broken").status()).isEqualTo(200);
    edge.origin(401, "");
    edge.get("/unsigned");
    edge.origin(200, "");
    assertThat(edge.get("/unsigned").status()).isEqualTo(200);
  }

  @Test
  void sendsOneOfManyEqualRequestsToTheOrigin() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    edge.origin(
        request -> {
          arrived.countDown();
          await(release);
          return response(200, "once", "Cache-Control", "max-age=60");
        });
    List<Thread> threads = new CopyOnWriteArrayList<>();
    ExecutorService viewers =
        Executors.newFixedThreadPool(
            4,
            task -> {
              Thread thread = new Thread(task);
              threads.add(thread);
              return thread;
            });
    try {
      List<Future<EdgeResponse>> answers = new ArrayList<>();
      answers.add(viewers.submit(() -> edge.get("/p")));
      await(arrived);
      for (int i = 0; i < 3; i++) {
        answers.add(viewers.submit(() -> edge.get("/p")));
      }
      Awaitility.await()
          .until(() -> threads.size() == 4 && threads.stream().allMatch(CachingTest::waits));
      release.countDown();
      for (Future<EdgeResponse> answer : answers) {
        assertThat(text(answer.get(10, TimeUnit.SECONDS))).isEqualTo("once");
      }
    } finally {
      viewers.shutdownNow();
    }
    assertThat(edge.asked).hasSize(1);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answersHeadFromWhatGetLeft() {
    edge.origin(200, "body", "Cache-Control", "max-age=60");
    edge.get("/p");

    assertThat(result(edge.send("HEAD", "/p", ""))).isEqualTo("Hit");
    assertThat(result(edge.send("HEAD", "/q", ""))).isEqualTo("Miss");
    assertThat(edge.asked.get(1).method()).isEqualTo("HEAD");
  }

  @Test
  void compressesForThoseWhoTakeIt() {
    String json = "[" + "{\"name\":\"olla\"},".repeat(200) + "1]";
    edge.cache(CachePolicy.OPTIMIZED)
        .origin(200, json, "Content-Type", "application/json", "ETag", "\"1\"");

    EdgeResponse plain = edge.get("/p");
    EdgeResponse gzip = edge.get("/p", "Accept-Encoding", "deflate, gzip;q=0.8");
    assertThat(text(plain)).isEqualTo(json);
    assertThat(plain.headers().has("Content-Encoding")).isFalse();
    assertThat(gzip.headers().get("Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.headers().get("ETag")).isEqualTo("W/\"1\"");
    assertThat(gzip.headers().get("Vary")).isEqualTo("Accept-Encoding");
    assertThat(gzip.body().length).isLessThan(json.length() / 5);
    assertThat(result(edge.get("/p", "Accept-Encoding", "gzip"))).isEqualTo("Hit");
    assertThat(edge.get("/p", "Accept-Encoding", "gzip;q=0").body()).hasSize(json.length());
  }

  @Test
  void leavesSmallAnswersAndImagesAsTheyAre() {
    edge.cache(CachePolicy.OPTIMIZED).origin(200, "{}", "Content-Type", "application/json");
    assertThat(edge.get("/small", "Accept-Encoding", "gzip").headers().has("Content-Encoding"))
        .isFalse();
    edge.origin(200, "x".repeat(5_000), "Content-Type", "image/png");
    assertThat(edge.get("/image", "Accept-Encoding", "gzip").headers().has("Content-Encoding"))
        .isFalse();
  }
}
