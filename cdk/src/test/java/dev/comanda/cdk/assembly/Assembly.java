package dev.comanda.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.SharedSynthesis;
import java.io.IOException;
import java.io.UncheckedIOException;
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
public final class Assembly {

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
  public static final CloudFormationValidatePlugin VALIDATION =
      CloudFormationValidatePlugin.Builder.create().build();

  private static final Map<String, Assembly> OTHER_CODE = new ConcurrentHashMap<>();

  private final String name;
  private final String stage;
  private final SharedSynthesis.Made made;

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
    made = SharedSynthesis.of(context, jarContent, validations);
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

  public static Assembly dev() {
    return Dev.ASSEMBLY;
  }

  public static Assembly prod() {
    return Prod.ASSEMBLY;
  }

  /** As dev, in the domain {@code olivar.example}. */
  public static Assembly devWithDomain() {
    return DevWithDomain.ASSEMBLY;
  }

  /** As prod, in the domain {@code olivar.example}. */
  public static Assembly prodWithDomain() {
    return ProdWithDomain.ASSEMBLY;
  }

  public static Stream<Assembly> both() {
    return Stream.of(dev(), prod());
  }

  /** Both stages, each with and without a domain of the shop's own. */
  public static Stream<Assembly> all() {
    return Stream.of(dev(), prod(), devWithDomain(), prodWithDomain());
  }

  public static Assembly devWithJar(String content) {
    return new Assembly("dev", "dev", content, Map.of());
  }

  /** As dev or prod, with other code in its functions. */
  public static Assembly withOtherCode(Assembly assembly) {
    return OTHER_CODE.computeIfAbsent(
        assembly.stage,
        stage ->
            new Assembly(stage, stage, "another jar", stage.equals("prod") ? SENDER : Map.of()));
  }

  /** As dev, with one more value of the context. */
  public static Assembly devWith(String key, String value) {
    return of(Map.of("stage", "dev", key, value));
  }

  /** Of that context; synthesized once for all tests that ask for it. */
  public static Assembly of(Map<String, String> context) {
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
  public Path directory() {
    return made.directory();
  }

  public boolean isProduction() {
    return stage.equals("prod");
  }

  public List<String> findings() {
    return made.findings();
  }

  /** A template by the stack's name without product and stage, such as {@code Data}. */
  public JsonNode template(String stack) {
    return read(prefix() + stack + ".template.json");
  }

  /** The stacks' names without product and stage. */
  public List<String> stacks() {
    return read("manifest.json").path("artifacts").properties().stream()
        .filter(
            artifact ->
                artifact.getValue().path("type").asText().equals("aws:cloudformation:stack"))
        .map(artifact -> artifact.getKey().substring(prefix().length()))
        .toList();
  }

  /** The stacks that a stack has to wait for, named like it. */
  public List<String> dependencies(String stack) {
    return Resource.texts(
            read("manifest.json").path("artifacts").path(prefix() + stack).path("dependencies"))
        .stream()
        .filter(name -> name.startsWith(prefix()) && !name.endsWith(".assets"))
        .map(name -> name.substring(prefix().length()))
        .toList();
  }

  /** The region that a stack is deployed to, such as {@code us-east-1}. */
  public String region(String stack) {
    String environment =
        read("manifest.json").path("artifacts").path(prefix() + stack).path("environment").asText();
    return environment.substring(environment.lastIndexOf('/') + 1);
  }

  /** Whether CloudFormation refuses to delete a stack. */
  public boolean isProtected(String stack) {
    return read("manifest.json")
        .path("artifacts")
        .path(prefix() + stack)
        .at("/properties/terminationProtection")
        .asBoolean();
  }

  private String prefix() {
    return "Comanda-" + stage + "-";
  }

  public List<Resource> resources() {
    return stacks().stream()
        .flatMap(
            stack ->
                template(stack).path("Resources").properties().stream()
                    .map(entry -> new Resource(stack, entry.getKey(), entry.getValue())))
        .toList();
  }

  /** All of a type, without functions that are CDK's own: {@code LibraryFunctionsTest} has them. */
  public List<Resource> resources(String type) {
    return resources().stream()
        .filter(resource -> resource.type().equals(type))
        .filter(resource -> !(type.equals("AWS::Lambda::Function") && resource.isOfCdk()))
        .toList();
  }

  /** The functions of a stack, without CDK's own. */
  public List<Resource> functions(String stack) {
    return resources("AWS::Lambda::Function").stream()
        .filter(function -> function.stack().equals(stack))
        .toList();
  }

  public Resource resource(String stack, String id) {
    JsonNode definition = template(stack).path("Resources").path(id);
    if (definition.isMissingNode()) {
      throw new AssertionError(stack + " has no resource " + id);
    }
    return new Resource(stack, id, definition);
  }

  public List<String> outputs(String stack) {
    return template(stack).path("Outputs").properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !key.startsWith("ExportsOutput"))
        .toList();
  }

  /** A state machine's definition, with {@link TemplateText}'s marks for what is not known yet. */
  public JsonNode workflow(Resource machine) {
    try {
      return JSON.readTree(TemplateText.of(machine.at("/DefinitionString")).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(String file) {
    try {
      return JSON.readTree(made.directory().resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
