package dev.comanda.engine.runtime;

import dev.comanda.engine.aws.door.AwsClient;
import java.util.Map;
import org.eclipse.jetty.client.HttpClient;

/**
 * A run of an assembly, as a product sees it.
 *
 * @param outputs of the stacks, by stack name, then by output name, as AWS would give them
 * @param endpoints the addresses by name, as {@code endpoints.json} has them
 * @param client calls services as the account itself does: no policy is asked
 * @param http reaches what listens on this machine
 */
public record Run(
    Map<String, Map<String, String>> outputs,
    Map<String, String> endpoints,
    AwsClient client,
    HttpClient http) {

  /**
   * The first output of a name, whichever stack has it.
   *
   * @throws IllegalArgumentException if no stack has it
   */
  public String output(String name) {
    return outputs.values().stream()
        .filter(stack -> stack.containsKey(name))
        .map(stack -> stack.get(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No stack has the output " + name));
  }
}
