package dev.comanda.engine.aws.protocol;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations of a REST service by method and path; the first that fits is it. */
public final class Routes implements Operations {

  private record Route(String method, Pattern path, String operation) {
    static Route of(String line) {
      String[] parts = line.trim().split("\\s+");
      if (parts.length != 3) {
        throw new IllegalArgumentException("A route is METHOD PATH OPERATION, not " + line);
      }
      return new Route(parts[0], Pattern.compile(parts[1].replace("*", "[^/]+")), parts[2]);
    }
  }

  private final List<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = routes;
  }

  /**
   * Reads a table of routes.
   *
   * @param table a line for each: method, path and operation. The path is a regular expression in
   *     which {@code *} is any one segment
   */
  public static Routes of(String table) {
    return new Routes(table.lines().map(Route::of).toList());
  }

  @Override
  public String name(String method, String path, String query, Map<String, String> headers) {
    for (Route route : routes) {
      if (route.method.equals(method) && route.path.matcher(path).matches()) {
        return route.operation;
      }
    }
    return method + " " + path;
  }
}
