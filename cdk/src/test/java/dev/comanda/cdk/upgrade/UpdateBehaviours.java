package dev.comanda.cdk.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change of a property does to a resource, as CloudFormation's own specification says, which
 * npm's {@code @aws-cdk/aws-service-spec} brings.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">Update
 *     behaviors</a>
 */
public final class UpdateBehaviours {

  private static final Path PACKAGE = Path.of("node_modules/@aws-cdk/aws-service-spec");
  private static final Path SCRIPT = Path.of("src/test/resources/released/update-behaviours.mjs");

  /**
   * What the specification calls an update, and the service refuses: "Updates are not allowed for
   * property". Only a new resource could have another value.
   */
  private static final Map<String, List<String>> REFUSED =
      Map.of(
          "AWS::Cognito::UserPool",
          List.of("AliasAttributes", "UsernameAttributes", "UsernameConfiguration"));

  /** Names that are one in the account, though the service gives an id of its own beside them. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "AWS::Budgets::Budget", List.of("Budget.BudgetName"),
          "AWS::CloudFront::Function", List.of("Name"),
          "AWS::Logs::QueryDefinition", List.of("Name"),
          "AWS::Route53::RecordSet", List.of("Name", "Type"),
          "AWS::SES::Template", List.of("Template.TemplateName"),
          "AWS::SNS::Topic", List.of("TopicName"),
          "AWS::SQS::Queue", List.of("QueueName"),
          "AWS::SecretsManager::Secret", List.of("Name"),
          "AWS::StepFunctions::StateMachine", List.of("StateMachineName"),
          "AWS::WAFv2::WebACL", List.of("Name"));

  private static final JsonNode NONE = new ObjectMapper().createObjectNode();

  /** What was asked for so far, known or not: the specification takes a second to load. */
  private static final Set<String> ASKED = new TreeSet<>();

  private static final Map<String, JsonNode> KNOWN = new TreeMap<>();

  private final Map<String, JsonNode> types;

  /** Those of all types that are in any of these releases. */
  static synchronized UpdateBehaviours of(Release... releases) {
    TreeSet<String> types =
        Arrays.stream(releases)
            .flatMap(release -> release.stacks().values().stream())
            .flatMap(stack -> stack.template().findValues("Type").stream())
            .map(JsonNode::asText)
            .filter(type -> type.startsWith("AWS::"))
            .collect(Collectors.toCollection(TreeSet::new));
    types.removeAll(ASKED);
    if (!types.isEmpty()) {
      look(types);
      ASKED.addAll(types);
    }
    return new UpdateBehaviours(Map.copyOf(KNOWN));
  }

  private UpdateBehaviours(Map<String, JsonNode> types) {
    this.types = types;
  }

  private static void look(Collection<String> types) {
    if (!Files.exists(PACKAGE)) {
      throw new AssertionError(PACKAGE + " is missing: run `npm ci` in the folder cdk");
    }
    List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString()));
    command.addAll(types);
    run(command).properties().forEach(e -> KNOWN.put(e.getKey(), e.getValue()));
  }

  public boolean knows(String type) {
    return types.containsKey(type);
  }

  /** The properties whose change replaces a resource: paths with dots. */
  public List<String> replacing(String type) {
    return Stream.concat(
            Resource.texts(types.getOrDefault(type, NONE).path("replacing")).stream(),
            REFUSED.getOrDefault(type, List.of()).stream())
        .filter(path -> !path.isEmpty())
        .toList();
  }

  /** The properties that make up a resource's name, if the template gives it one. */
  public List<String> naming(String type) {
    return NAMES.getOrDefault(
        type, Resource.texts(types.getOrDefault(type, NONE).path("identifiers")));
  }

  private static JsonNode run(List<String> command) {
    try {
      Process node =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      byte[] printed = node.getInputStream().readAllBytes();
      if (node.waitFor() != 0) {
        throw new AssertionError(command.get(1) + " ended with " + node.exitValue());
      }
      return new ObjectMapper().readTree(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
