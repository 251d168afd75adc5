package dev.comanda.engine.aws.service;

import java.util.Map;

/**
 * What creating a resource yields.
 *
 * @param ref what {@code Ref} gives, as the type's page in the template reference says
 * @param attributes what {@code Fn::GetAtt} gives, by attribute name
 */
public record Created(String ref, Map<String, String> attributes) {}
