package dev.comanda.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.config.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awscdk.CloudFormationValidatePlugin;

/**
 * A synthesized assembly, read back from its files. The tests share one of each stage, since a
 * synthesis takes seconds. A small file stands in for the handlers' jar: the stacks depend on
 * nothing but its hash.
 */
final class Assembly {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> DOMAIN =
      Map.of("domainName", "olivar.example", "hostedZoneId", "Z0123456789ABCDEFGHIJ");

  /** prod has none of its own. */
  private static final Map<String, String> SENDER =
      Map.of("senderAddress", "Comanda <orders@example.com>");

  private static final Map<Map<String, String>, Assembly> BY_CONTEXT = new ConcurrentHashMap<>();

  /**
   * Its rules take seconds to load, and a template up to a second: only {@link #all} are held
   * against it.
   */
  static final CloudFormationValidatePlugin VALIDATION =
      CloudFormationValidatePlugin.Builder.create().build();

  private static final Map<String, Assembly> OTHER_CODE = new ConcurrentHashMap<>();

  private final String name;
  private final String stage;
  private final Synthesis.Result result;

  private Assembly(String name, String stage, String jarContent, Map<String, String> more) {
    this(name, stage, jarContent, more, List.of());
  }

  private Assembly(
      String name,
      String stage,
      String jarContent,
      Map<String, String> more,
      List<CloudFormationValidatePlugin> validations) {
    this.name = name;
    this.stage = stage;
    Map<String, Object> context = new HashMap<>(more);
    context.put("stage", stage);
    String key = new TreeMap<>(context) + " " + jarContent + " " + validations.size();
    try {
      result =
          SharedSynthesis.of(
              key,
              folder ->
                  Synthesis.synthesize(
                      new CommandLine(folder.resolve("cdk.out").toString(), context),
                      artifacts(folder, jarContent),
                      validations));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stand-ins in a folder for what the build makes. */
  static Artifacts artifacts(Path folder, String jarContent) throws IOException {
    Path jar = Files.writeString(folder.resolve("comanda-handlers.jar"), jarContent);
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<!doctype html>");
    return new Artifacts(jar, site);
  }

  private static Assembly validated(String name, String stage, Map<String, String> more) {
    return new Assembly(name, stage, "a jar", more, List.of(VALIDATION));
  }

  private static final class Dev {
    static final Assembly ASSEMBLY = validated("dev", "dev", Map.of());
  }

  private static final class Prod {
    static final Assembly ASSEMBLY = validated("prod", "prod", SENDER);
  }

  private static final class DevWithDomain {
    static final Assembly ASSEMBLY = validated("dev with a domain", "dev", DOMAIN);
  }

  private static final class ProdWithDomain {
    static final Assembly ASSEMBLY = validated("prod with a domain", "prod", DOMAIN);
  }

  static Assembly dev() {
    return Dev.ASSEMBLY;
  }

  static Assembly prod() {
    return Prod.ASSEMBLY;
  }

  /** As dev, in the domain {@code olivar.example}. */
  static Assembly devWithDomain() {
    return DevWithDomain.ASSEMBLY;
  }

  /** As prod, in the domain {@code olivar.example}. */
  static Assembly prodWithDomain() {
    return ProdWithDomain.ASSEMBLY;
  }

  static Stream<Assembly> both() {
    return Stream.of(dev(), prod());
  }

  /** Both stages, each with and without a domain of the shop's own. */
  static Stream<Assembly> all() {
    return Stream.of(dev(), prod(), devWithDomain(), prodWithDomain());
  }

  static Assembly devWithJar(String content) {
    return new Assembly("dev", "dev", content, Map.of());
  }

  /** As dev or prod, with other code in its functions. */
  static Assembly withOtherCode(Assembly assembly) {
    return OTHER_CODE.computeIfAbsent(
        assembly.stage,
        stage ->
            new Assembly(stage, stage, "another jar", stage.equals("prod") ? SENDER : Map.of()));
  }

  /** As dev, with one more value of the context. */
  static Assembly devWith(String key, String value) {
    return of(Map.of("stage", "dev", key, value));
  }

  /** Of that context; synthesized once for all tests that ask for it. */
  static Assembly of(Map<String, String> context) {
    return BY_CONTEXT.computeIfAbsent(
        context,
        asked ->
            new Assembly(
                new TreeMap<>(asked).toString(),
                asked.getOrDefault("stage", "dev"),
                "a jar",
                asked));
  }

  /** Where the files are. */
  Path directory() {
    return result.directory();
  }

  boolean isProduction() {
    return stage.equals("prod");
  }

  List<String> findings() {
    return result.findings();
  }

  /** A template by the stack's name without product and stage, such as {@code Data}. */
  JsonNode template(String stack) {
    return read(prefix() + stack + ".template.json");
  }

  /** The stacks' names without product and stage. */
  List<String> stacks() {
    return read("manifest.json").path("artifacts").properties().stream()
        .filter(
            artifact ->
                artifact.getValue().path("type").asText().equals("aws:cloudformation:stack"))
        .map(artifact -> artifact.getKey().substring(prefix().length()))
        .toList();
  }

  /** The stacks that a stack has to wait for, named like it. */
  List<String> dependencies(String stack) {
    return Resource.texts(
            read("manifest.json").path("artifacts").path(prefix() + stack).path("dependencies"))
        .stream()
        .filter(name -> name.startsWith(prefix()) && !name.endsWith(".assets"))
        .map(name -> name.substring(prefix().length()))
        .toList();
  }

  /** The region that a stack is deployed to, such as {@code us-east-1}. */
  String region(String stack) {
    String environment =
        read("manifest.json").path("artifacts").path(prefix() + stack).path("environment").asText();
    return environment.substring(environment.lastIndexOf('/') + 1);
  }

  /** Whether CloudFormation refuses to delete a stack. */
  boolean isProtected(String stack) {
    return read("manifest.json")
        .path("artifacts")
        .path(prefix() + stack)
        .at("/properties/terminationProtection")
        .asBoolean();
  }

  private String prefix() {
    return "Comanda-" + stage + "-";
  }

  List<Resource> resources() {
    return stacks().stream()
        .flatMap(
            stack ->
                template(stack).path("Resources").properties().stream()
                    .map(entry -> new Resource(stack, entry.getKey(), entry.getValue())))
        .toList();
  }

  /** All of a type, without functions that are CDK's own: {@link LibraryFunctionsTest} has them. */
  List<Resource> resources(String type) {
    return resources().stream()
        .filter(resource -> resource.type().equals(type))
        .filter(resource -> !(type.equals("AWS::Lambda::Function") && resource.isOfCdk()))
        .toList();
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

  /** A state machine's definition, with {@link TemplateText}'s marks for what is not known yet. */
  JsonNode workflow(Resource machine) {
    try {
      return JSON.readTree(TemplateText.of(machine.at("/DefinitionString")).text());
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
    return name;
  }
}
