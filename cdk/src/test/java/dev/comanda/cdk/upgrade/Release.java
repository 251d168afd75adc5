package dev.comanda.cdk.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.cdk.assembly.Assembly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The stacks of one configuration as {@code cdk deploy --all} deploys them, one after another.
 *
 * @param stacks by name without product and stage, in the order of their deployment
 */
public record Release(Map<String, Deployed> stacks) {

  /** Where those of the last release are kept. */
  public static final Path KEPT = Path.of("src/test/resources/released/templates.json.gz");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A stack: what it was made of, and where. */
  public record Deployed(String region, JsonNode template) {

    /** A stack that is not there yet. */
    static Deployed nothing(String region) {
      return new Deployed(region, JSON.createObjectNode());
    }

    JsonNode resource(String id) {
      return template.path("Resources").path(id);
    }

    Stream<String> ids() {
      return template.path("Resources").properties().stream().map(Map.Entry::getKey);
    }
  }

  /** What is synthesized today. */
  public static Release of(Assembly assembly) {
    Map<String, Deployed> stacks = new LinkedHashMap<>();
    while (stacks.size() < assembly.stacks().size()) {
      assembly.stacks().stream()
          .filter(stack -> !stacks.containsKey(stack))
          .filter(stack -> stacks.keySet().containsAll(assembly.dependencies(stack)))
          .forEach(
              stack ->
                  stacks.put(
                      stack, new Deployed(assembly.region(stack), assembly.template(stack))));
    }
    return new Release(stacks);
  }

  /** The last release's stacks, by the names of the tests' assemblies. */
  public static Map<String, Release> last() {
    try (InputStream kept = new GZIPInputStream(Files.newInputStream(KEPT))) {
      Map<String, Release> releases = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> release : JSON.readTree(kept).properties()) {
        Map<String, Deployed> stacks = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> stack : release.getValue().properties()) {
          stacks.put(stack.getKey(), JSON.treeToValue(stack.getValue(), Deployed.class));
        }
        releases.put(release.getKey(), new Release(stacks));
      }
      return releases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what is synthesized today as the last release. */
  public static void keep(Stream<Assembly> assemblies) {
    Map<String, Map<String, Deployed>> releases = new LinkedHashMap<>();
    assemblies.forEach(
        assembly -> releases.put(assembly.toString(), Release.of(assembly).stacks()));
    try (OutputStream kept = new GZIPOutputStream(Files.newOutputStream(KEPT))) {
      JSON.writeValue(kept, releases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with a change to one stack's template. */
  public Release with(String stack, Consumer<ObjectNode> change) {
    Deployed before = stacks.get(stack);
    ObjectNode template = before.template().deepCopy();
    change.accept(template);
    Map<String, Deployed> changed = new LinkedHashMap<>(stacks);
    changed.put(stack, new Deployed(before.region(), template));
    return new Release(changed);
  }

  /** The same without a stack. */
  public Release without(String stack) {
    Map<String, Deployed> others = new LinkedHashMap<>(stacks);
    others.remove(stack);
    return new Release(others);
  }
}
