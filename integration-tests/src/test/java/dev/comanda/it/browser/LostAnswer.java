package dev.comanda.it.browser;

import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The next order of a page reaches the API, which carries it out; its answer is lost on the way.
 */
final class LostAnswer {

  private final Visitor visitor;
  private final AtomicInteger requests = new AtomicInteger();

  private LostAnswer(Visitor visitor, Consumer<Route> end) {
    this.visitor = visitor;
    visitor.onNext(
        "/orders",
        route -> {
          route.fetch();
          end.accept(route);
          requests.incrementAndGet();
        });
  }

  /** The connection breaks. */
  static LostAnswer broken(Visitor visitor) {
    return new LostAnswer(visitor, route -> route.abort("connectionreset"));
  }

  /** The page waits, and no answer comes. */
  static LostAnswer never(Visitor visitor) {
    return new LostAnswer(visitor, route -> {});
  }

  /** Waits until the API has carried the order out. */
  void awaitRequest() {
    visitor.page().waitForCondition(() -> requests.get() > 0);
  }
}
