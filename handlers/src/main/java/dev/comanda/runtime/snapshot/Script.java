package dev.comanda.runtime.snapshot;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What services answer in a rehearsal, and which of them were asked. */
final class Script {

  private final Map<String, Object> answers;
  private final Set<URI> endpoints = new ConcurrentSkipListSet<>();

  /**
   * @param answers JSON by operation or HTTP method, text if it is not JSON on the wire
   */
  Script(Map<String, Object> answers) {
    this.answers = answers;
  }

  /** The answer to a request, null if the script has none. */
  Object answer(URI request, String operation) {
    endpoints.add(request.resolve("/"));
    return answers.get(operation);
  }

  /** The services that were asked so far, each as the root of its URIs. */
  Set<URI> endpoints() {
    return endpoints;
  }
}
