package dev.comanda.engine.aws.protocol;

import java.util.Map;

/** Names the operation of a call to a REST service, which is in its method and path only. */
@FunctionalInterface
public interface Operations {

  /**
   * The operation of a call, or {@code METHOD /path} when it is none that is known.
   *
   * @param path the raw path
   * @param query the raw query, empty when there is none
   * @param headers names in lower case
   */
  String name(String method, String path, String query, Map<String, String> headers);
}
