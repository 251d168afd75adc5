package dev.comanda.auth;

import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.http.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A handler of its own time, and attempts that are counted in memory. */
final class TestAuth {

  final TestClock clock = new TestClock(Instant.parse("2026-11-28T12:00:00Z"));
  final List<Duration> waited = new ArrayList<>();
  final Map<String, Integer> counted = new HashMap<>();
  private final AuthHandler handler;

  TestAuth(CustomerPool pool, Profiles profiles) {
    handler =
        new AuthHandler(
            TestRequest.function(),
            pool,
            profiles,
            new Counted(),
            new EvenTime(
                clock,
                time -> {
                  waited.add(time);
                  clock.advance(time);
                }));
  }

  TestRequest.Answer post(String route, String json) {
    return post(route, json, "198.51.100.7");
  }

  TestRequest.Answer post(String route, String json, String caller) {
    return TestRequest.to("POST /auth/" + route)
        .header("x-forwarded-for", "192.0.2.1, " + caller + ", 203.0.113.9")
        .json(json)
        .send(handler);
  }

  private final class Counted implements Attempts {

    @Override
    public Optional<Duration> count(Limit limit, String of) {
      int before = counted.getOrDefault(limit + of, 0);
      if (before == limit.most()) {
        return Optional.of(limit.window());
      }
      counted.put(limit + of, before + 1);
      return Optional.empty();
    }

    @Override
    public void takeBack(Limit limit, String of) {
      counted.merge(limit + of, -1, Integer::sum);
    }

    @Override
    public void forget(Limit limit, String of) {
      counted.remove(limit + of);
    }
  }
}
