package dev.comanda.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A synthesized assembly, read back from its files. The tests share one of each stage, since a
 * synthesis takes seconds. A small file stands in for the handlers' jar: the stacks depend on
 * nothing but its hash.
 */
final class Assembly {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> DOMAIN =
      Map.of("domainName", "shop.example", "hostedZoneId", "Z0123456789ABCDEFGHIJ");

  private final String stage;
  private final String variant;
  private final Synthesis.Result result;

  private Assembly(String stage, String variant, String jarContent, Map<String, String> more) {
    this.stage = stage;
    this.variant = variant;
    Map<String, Object> context = new HashMap<>(more);
    context.put("stage", stage);
    try {
      Path folder = Files.createTempDirectory("comanda-assembly");
      folder.toFile().deleteOnExit();
      Path jar = Files.writeString(folder.resolve("comanda-handlers.jar"), jarContent);
      Path output = folder.resolve("cdk.out");
      result = Synthesis.synthesize(new CommandLine(output.toString(), context), jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Dev {
    static final Assembly ASSEMBLY = new Assembly("dev", "", "a jar", Map.of());
  }

  private static final class Prod {
    static final Assembly ASSEMBLY = new Assembly("prod", "", "a jar", Map.of());
  }

  private static final class DevWithDomain {
    static final Assembly ASSEMBLY = new Assembly("dev", " with a domain", "a jar", DOMAIN);
  }

  private static final class ProdWithDomain {
    static final Assembly ASSEMBLY = new Assembly("prod", " with a domain", "a jar", DOMAIN);
  }

  static Assembly dev() {
    return Dev.ASSEMBLY;
  }

  static Assembly prod() {
    return Prod.ASSEMBLY;
  }

  /** As dev, in the domain {@code shop.example}. */
  static Assembly devWithDomain() {
    return DevWithDomain.ASSEMBLY;
  }

  /** As prod, in the domain {@code shop.example}. */
  static Assembly prodWithDomain() {
    return ProdWithDomain.ASSEMBLY;
  }

  static Stream<Assembly> both() {
    return Stream.of(dev(), prod());
  }

  /** Both stages, each with and without a domain. */
  static Stream<Assembly> all() {
    return Stream.of(dev(), prod(), devWithDomain(), prodWithDomain());
  }

  static Assembly devWithJar(String content) {
    return new Assembly("dev", " with another jar", content, Map.of());
  }

  /** As dev, with further context. */
  static Assembly devWith(String key, String value) {
    return new Assembly("dev", " with " + key, "a jar", Map.of(key, value));
  }

  List<String> findings() {
    return result.findings();
  }

  /** A template by the stack's name without product and stage, such as {@code Data}. */
  JsonNode template(String stack) {
    return read("Comanda-" + stage + "-" + stack + ".template.json");
  }

  List<String> stacks() {
    return List.of(
        "Operations", "Data", "Auth", "Firewall", "Web", "Api", "Stream", "Email", "Lake", "Edge");
  }

  List<Resource> resources() {
    return stacks().stream()
        .flatMap(
            stack ->
                template(stack).path("Resources").properties().stream()
                    .map(entry -> new Resource(stack, entry.getKey(), entry.getValue())))
        .toList();
  }

  List<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Resource resource(String stack, String id) {
    JsonNode definition = template(stack).path("Resources").path(id);
    if (definition.isMissingNode()) {
      throw new AssertionError(stack + " has no resource " + id);
    }
    return new Resource(stack, id, definition);
  }

  List<String> outputs(String stack) {
    return template(stack).path("Outputs").properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !key.startsWith("ExportsOutput"))
        .toList();
  }

  /** A state machine's definition, its substitutions still open. */
  JsonNode workflow(Resource machine) {
    try {
      return JSON.readTree(machine.at("/DefinitionString").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(String file) {
    try {
      return JSON.readTree(result.directory().resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return stage + variant;
  }
}
