package dev.comanda.engine.runtime;

import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses that people and tests are told.
 *
 * @param site what the address of the distribution before a bucket is called; null when the stacks
 *     have no distributions, and the API is reached as it is
 */
record Endpoints(Ports ports, String site) {

  /** Where the API is reached without its distribution. */
  static final String API_ORIGIN = "apiOrigin";

  static Endpoints of(Ports ports, String site, CloudAssembly assembly) {
    boolean distributions =
        assembly.stacks().stream().anyMatch(stack -> stack.has("AWS::CloudFront::Distribution"));
    return new Endpoints(ports, distributions ? site : null);
  }

  /** The addresses by name, as {@code endpoints.json} has them. */
  Map<String, String> byName() {
    Map<String, String> addresses = new LinkedHashMap<>();
    if (site != null) {
      addresses.put(site, Loopback.url(ports.site()));
    }
    addresses.put("api", Loopback.url(site == null ? ports.apiOrigin() : ports.api()));
    addresses.put(API_ORIGIN, Loopback.url(ports.apiOrigin()));
    addresses.put("inbox", Loopback.url(ports.inbox()));
    addresses.put("aws", Loopback.url(ports.aws()));
    return addresses;
  }

  /** The outputs with the addresses of this machine in the place of those that AWS would give. */
  Map<String, Map<String, String>> local(Map<String, Map<String, String>> outputs) {
    Map<String, Map<String, String>> translated = new LinkedHashMap<>();
    outputs.forEach(
        (stack, values) -> {
          Map<String, String> local = new LinkedHashMap<>();
          values.forEach((name, value) -> local.put(name, local(value)));
          translated.put(stack, local);
        });
    return translated;
  }

  private String local(String value) {
    return Loopback.reachable(value)
        .replaceFirst(
            "^https://[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com",
            Loopback.url(ports.apiOrigin()));
  }
}
