package dev.comanda.engine.runtime.assembly;

import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource type without behaviour on one machine: what its resources are called, and what they
 * tell of themselves.
 *
 * @param reason why nothing is done
 * @param service the service in the ARN; null when the type has no ARN
 * @param kind what comes before the name in the ARN, such as {@code alarm:}
 * @param named the property that gives the name; null when CloudFormation makes it
 * @param refIsArn whether {@code Ref} gives the ARN and not the name
 * @param attributes the attributes beside {@code Id} and {@code Arn}
 */
record InertType(
    String reason,
    String service,
    String kind,
    String named,
    boolean refIsArn,
    List<String> attributes) {

  /** A type with a name and nothing more. */
  static InertType because(String reason) {
    return new InertType(reason, null, "", null, false, List.of());
  }

  /** With the attribute {@code Arn}. */
  InertType arn(String service, String kind) {
    return new InertType(reason, service, kind, named, refIsArn, attributes);
  }

  /** Named by a property, where a resource has it. */
  InertType named(String property) {
    return new InertType(reason, service, kind, property, refIsArn, attributes);
  }

  /** With {@code Ref} giving the ARN. */
  InertType referredToByArn() {
    return new InertType(reason, service, kind, named, true, attributes);
  }

  /**
   * With further attributes. Each gives the resource's property of that name, else the ARN if its
   * own name ends so, else the resource's name.
   */
  InertType has(String... further) {
    return new InertType(reason, service, kind, named, refIsArn, List.of(further));
  }

  /** Creates a resource in name only. */
  Created create(Resource resource) {
    String name = resource.physicalName();
    if (named != null) {
      name = resource.properties().path(named).asText(name);
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Id", name);
    String arn = service == null ? name : arn(resource, name);
    if (service != null) {
      values.put("Arn", arn);
    }
    for (String attribute : attributes) {
      String otherwise = attribute.endsWith("Arn") ? arn : name;
      values.put(attribute, resource.properties().path(attribute).asText(otherwise));
    }
    return new Created(refIsArn ? arn : name, values);
  }

  private String arn(Resource resource, String name) {
    return resource.arn(service, kind + name + (service.equals("logs") ? ":*" : ""));
  }
}
