package dev.comanda.engine.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.DynamicReferences;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.runtime.assembly.AssemblyException;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import dev.comanda.engine.runtime.assembly.InertTypes;
import dev.comanda.engine.runtime.assembly.Stack;
import dev.comanda.engine.runtime.assembly.StackScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes every resource of an assembly, each by the service that knows its type. */
public final class Deployment {

  private final CloudAssembly assembly;
  private final List<? extends AwsService> all;
  private final Map<String, AwsService> services = new HashMap<>();
  private final Map<String, Map<String, String>> parameters;
  private final DynamicReferences references;

  /**
   * @param parameters values by stack name, then by parameter name
   * @param references resolves what properties ask of other services
   * @throws AssemblyException if a parameter is for a stack that is not there
   */
  public Deployment(
      CloudAssembly assembly,
      List<? extends AwsService> services,
      Map<String, Map<String, String>> parameters,
      DynamicReferences references) {
    this.assembly = assembly;
    this.references = references;
    this.parameters = parameters;
    this.all = services;
    for (AwsService service : services) {
      service.types().forEach(type -> this.services.put(type, service));
    }
    Set<String> names = assembly.stacks().stream().map(Stack::name).collect(Collectors.toSet());
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new AssemblyException("There is no stack " + name + "; there are " + names);
      }
    }
  }

  /**
   * Makes the resources, stack by stack.
   *
   * @return the outputs by stack name, then by output name
   * @throws AssemblyException if a type is not known, or a resource cannot be made
   */
  public Map<String, Map<String, String>> deploy() {
    Map<String, JsonNode> exports = new HashMap<>();
    List<StackScope> scopes = new ArrayList<>();
    for (Stack stack : assembly.stacks()) {
      Map<String, String> given = parameters.getOrDefault(stack.name(), Map.of());
      scopes.add(new StackScope(stack, given, exports));
    }
    refuseUnknownTypes(scopes);
    Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
    for (StackScope scope : scopes) {
      for (String logicalId : scope.order()) {
        scope.add(logicalId, create(scope.resource(logicalId)));
      }
      outputs.put(scope.name(), scope.outputs());
    }
    return outputs;
  }

  private Created create(Resource resource) {
    AwsService service = serviceOf(resource.type());
    try {
      Resource resolved = references.resolve(resource);
      Created created =
          service == null ? InertTypes.create(resolved).orElseThrow() : service.create(resolved);
      all.forEach(other -> other.created(resolved, created));
      return created;
    } catch (RuntimeException e) {
      throw new AssemblyException(
          "%s, %s (%s): %s"
              .formatted(resource.stack(), resource.logicalId(), resource.type(), e.getMessage()),
          e);
    }
  }

  /** The service that makes resources of a type; null if there is none. */
  private AwsService serviceOf(String type) {
    boolean custom = type.startsWith("Custom::") && !InertTypes.contains(type);
    return services.getOrDefault(type, custom ? services.get(AwsService.CUSTOM_RESOURCE) : null);
  }

  private void refuseUnknownTypes(List<StackScope> scopes) {
    List<String> unknown = new ArrayList<>();
    for (StackScope scope : scopes) {
      for (String logicalId : scope.order()) {
        String type = scope.type(logicalId);
        if (serviceOf(type) == null && !InertTypes.contains(type)) {
          unknown.add("  %s  %s  (%s)".formatted(type, logicalId, scope.name()));
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new AssemblyException(
          "The local runtime does not know these resources:\n" + String.join("\n", unknown));
    }
  }
}
