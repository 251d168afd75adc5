package dev.comanda.engine.services.apigateway;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The routes of an API, in the order in which they are tried. */
final class RouteTable {

  /** A route that takes a request, and the variables of its path. */
  record Match(Route route, Map<String, String> pathParameters) {}

  private final List<Route> routes;

  RouteTable(List<Route> routes) {
    this.routes =
        routes.stream().sorted(Comparator.comparing(Route::key, RouteKey::byPrecedence)).toList();
  }

  /**
   * The route for a request; null when there is none.
   *
   * @param path decoded
   */
  Match find(String method, String path) {
    List<String> segments = RequestPath.segments(path);
    for (Route route : routes) {
      Map<String, String> variables = route.key().match(method, segments);
      if (variables != null) {
        return new Match(route, variables);
      }
    }
    return null;
  }
}
