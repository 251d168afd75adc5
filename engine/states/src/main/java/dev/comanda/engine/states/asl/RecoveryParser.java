package dev.comanda.engine.states.asl;

import dev.comanda.engine.states.asl.TemplateParser.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code Retry} and {@code Catch}. */
final class RecoveryParser {

  private static final long MAX_INTERVAL_SECONDS = 99_999_999;
  private static final long MAX_ATTEMPTS = 99_999_999;
  private static final long MAX_DELAY_SECONDS = 31_622_399;

  private final Fields state;

  private RecoveryParser(Fields state) {
    this.state = state;
  }

  static Recovery parse(Fields state) {
    return new RecoveryParser(state).recovery();
  }

  private Recovery recovery() {
    List<Retrier> retriers = new ArrayList<>();
    for (Fields retrier : state.list("Retry")) {
      retriers.add(retrier(retrier));
      retrier.end();
    }
    List<Catcher> catchers = new ArrayList<>();
    for (Fields catcher : state.list("Catch")) {
      catcher.require("ErrorEquals", "Next");
      catcher.jsonPath("ResultPath");
      catcher.jsonata("Output");
      catchers.add(
          new Catcher(
              catcher.texts("ErrorEquals"),
              StateParser.exit(catcher, catcher.text("Next"), Outcome.ERROR_OUTPUT)));
      catcher.end();
    }
    checkAll(retriers.stream().map(Retrier::errorEquals).toList(), "Retry");
    checkAll(catchers.stream().map(Catcher::errorEquals).toList(), "Catch");
    return new Recovery(retriers, catchers);
  }

  private void checkAll(List<List<String>> errorEquals, String field) {
    for (int i = 0; i < errorEquals.size(); i++) {
      List<String> errors = errorEquals.get(i);
      if (errors.contains("States.ALL") && (errors.size() > 1 || i < errorEquals.size() - 1)) {
        state.refuse(
            field + "[" + i + "]/ErrorEquals",
            "'States.ALL' must stand alone, and in the last place");
      }
    }
  }

  private static Retrier retrier(Fields retrier) {
    retrier.require("ErrorEquals");
    Long interval = retrier.whole("IntervalSeconds", 1, MAX_INTERVAL_SECONDS);
    Long attempts = retrier.whole("MaxAttempts", 0, MAX_ATTEMPTS);
    Double rate = retrier.number("BackoffRate", 1, Double.MAX_VALUE);
    String jitter = retrier.oneOf("JitterStrategy", List.of("FULL", "NONE"));
    Long maxDelay = retrier.whole("MaxDelaySeconds", 1, MAX_DELAY_SECONDS);
    return new Retrier(
        retrier.texts("ErrorEquals"),
        interval == null ? 1 : interval,
        attempts == null ? 3 : attempts.intValue(),
        rate == null ? 2 : rate,
        maxDelay,
        "FULL".equals(jitter));
  }
}
