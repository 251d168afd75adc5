package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.QueuePipe;
import dev.comanda.workflows.construct.QueueWorkflow;
import dev.comanda.workflows.construct.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Synthesizes every workflow and every pipe of this module, each with stand-ins for what it takes.
 * Which there are it learns from the classes, so that none can be forgotten.
 */
final class Synthesis {

  private static final Map<String, String> KINDS =
      Map.of("AWS::StepFunctions::StateMachine", "workflows", "AWS::Pipes::Pipe", "pipes");

  private Synthesis() {}

  /**
   * The properties of all that there is, by kind and name: {@code {"workflows": {"order-email":
   * ...}, "pipes": ...}}.
   */
  static JsonNode into(Path folder) throws IOException {
    App app =
        new App(
            AppProps.builder()
                .outdir(folder.toString())
                .context(Map.of("@aws-cdk/core:enablePartitionLiterals", true))
                .analyticsReporting(false)
                .treeMetadata(false)
                .stackTraces(false)
                .build());
    List<Class<?>> types =
        Stream.concat(all(Workflow.class), all(Pipe.class))
            .filter(type -> type != QueuePipe.class)
            .toList();
    for (Class<?> type : types) {
      Standins standins = new Standins(stack(app, type));
      if (standins.make(type) instanceof QueueWorkflow) {
        standins.make(QueuePipe.class);
      }
    }
    app.synth();
    ObjectNode all = Definitions.JSON.createObjectNode();
    for (Class<?> type : types) {
      String template = Files.readString(folder.resolve(type.getSimpleName() + ".template.json"));
      put(all, type, Definitions.parse(template));
    }
    return all;
  }

  private static Stream<Class<?>> all(Class<?> type) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Synthesis.class)
            .stream()
            .filter(found -> found.isAssignableTo(type))
            .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
            .sorted(Comparator.comparing(JavaClass::getSimpleName))
            .map(JavaClass::reflect);
  }

  private static Stack stack(App app, Class<?> type) {
    Environment environment = Environment.builder().region("us-east-1").build();
    return new Stack(app, type.getSimpleName(), StackProps.builder().env(environment).build());
  }

  /** A pipe's stack has its workflow as well, which has a stack of its own besides. */
  private static void put(ObjectNode all, Class<?> type, JsonNode template) {
    for (JsonNode resource : template.get("Resources")) {
      String kind = KINDS.get(resource.get("Type").asText());
      if (kind != null && (kind.equals("pipes") || Workflow.class.isAssignableFrom(type))) {
        all.withObject("/" + kind).set(name(type), Readable.of(resource.get("Properties")));
      }
    }
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
