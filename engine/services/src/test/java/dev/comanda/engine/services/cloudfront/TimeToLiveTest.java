package dev.comanda.engine.services.cloudfront;

import static dev.comanda.engine.services.cloudfront.TestEdge.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeToLiveTest {

  private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

  @ParameterizedTest(name = "TTLs {0} {1} {2}, {3} -> {4} s")
  @CsvSource({
    "0,  100, 1000, '',                                     100",
    "0,  100, 1000, Cache-Control: max-age=60,              60",
    "0,  100, 1000, 'Cache-Control: max-age=60, s-maxage=9',9",
    "0,  100, 1000, Cache-Control: MAX-AGE=60,              60",
    "0,  100, 1000, Cache-Control: max-age=5000,            1000",
    "0,  100, 1000, Cache-Control: max-age=0,               0",
    "0,  100, 1000, Cache-Control: no-cache,                0",
    "0,  100, 1000, 'Cache-Control: private, max-age=60',   0",
    "30, 100, 1000, Cache-Control: no-store,                30",
    "30, 100, 1000, Cache-Control: max-age=1,               30",
    "0,  100, 1000, 'Expires: Tue, 24 Nov 2026 20:01:00 GMT', 60",
    "0,  100, 1000, 'Expires: Tue, 24 Nov 2026 19:00:00 GMT', 0",
    "0,  100, 1000, Expires: 0,                             0",
    "0,  0,   0,    Cache-Control: max-age=60,              0",
  })
  void followsTheOriginWithinThePolicy(
      long min, long byDefault, long max, String header, long ttl) {
    assertThat(TimeToLive.of(policy(min, byDefault, max), with(200, header), NOW)).isEqualTo(ttl);
  }

  @ParameterizedTest(name = "{0}, minimum {1}, {2} -> {3} s")
  @CsvSource({
    "404, 10, '',                       10",
    "404, 0,  '',                       0",
    "404, 10, Cache-Control: max-age=60,60",
    "503, 10, Cache-Control: no-store,  10",
    "403, 10, '',                       0",
    "403, 10, Cache-Control: max-age=5, 10",
    "401, 10, Cache-Control: max-age=5, 0",
    "409, 10, '',                       0",
  })
  void keepsErrorsOfSomeKinds(int status, long minimum, String header, long ttl) {
    assertThat(TimeToLive.ofError(minimum, policy(0, 100, 1000), with(status, header), NOW))
        .isEqualTo(ttl);
  }

  @Test
  void keepsNoPartialAnswer() {
    assertThat(TimeToLive.of(policy(0, 100, 1000), with(206, ""), NOW)).isZero();
  }

  private static CachePolicy policy(long min, long byDefault, long max) {
    return new CachePolicy(
        min, byDefault, max, Selection.NONE, Selection.NONE, Selection.NONE, false, false);
  }

  private static EdgeResponse with(int status, String header) {
    String[] parts = header.split(": ", 2);
    return parts.length == 1 ? response(status, "") : response(status, "", parts[0], parts[1]);
  }
}
