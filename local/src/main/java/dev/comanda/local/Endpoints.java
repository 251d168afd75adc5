package dev.comanda.local;

import dev.comanda.engine.aws.service.Ports;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses that people and tests are told.
 *
 * @param behindCloudFront whether the stacks have distributions; without, the API is reached as it
 *     is, and there is no storefront
 */
record Endpoints(Ports ports, boolean behindCloudFront) {

  static Endpoints of(Ports ports, CloudAssembly assembly) {
    boolean distributions =
        assembly.stacks().stream().anyMatch(stack -> stack.has("AWS::CloudFront::Distribution"));
    return new Endpoints(ports, distributions);
  }

  /** The addresses by name, as {@code endpoints.json} has them. */
  Map<String, String> byName() {
    Map<String, String> addresses = new LinkedHashMap<>();
    if (behindCloudFront) {
      addresses.put("storefront", Ports.url(ports.storefront()));
    }
    addresses.put("api", Ports.url(behindCloudFront ? ports.api() : ports.apiOrigin()));
    addresses.put("apiOrigin", Ports.url(ports.apiOrigin()));
    addresses.put("inbox", Ports.url(ports.inbox()));
    addresses.put("aws", Ports.url(ports.aws()));
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
    return Ports.reachable(value)
        .replaceFirst(
            "^https://[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com",
            Ports.url(ports.apiOrigin()));
  }
}
