package dev.comanda.engine.aws.service;

import java.util.Set;

/**
 * One AWS service of the local runtime: makes the resources of its types, then runs them. Each
 * service lives in the package of its name and is given what it needs (the door, ports, folders) in
 * its constructor.
 */
public interface AwsService extends AutoCloseable {

  /** The type that stands for every type of {@code Custom::} that no service names. */
  String CUSTOM_RESOURCE = "AWS::CloudFormation::CustomResource";

  /** The CloudFormation types that {@link #create} takes. */
  Set<String> types();

  /**
   * Makes one resource. Called once for each, in the order of their dependencies, on one thread.
   *
   * @throws IllegalArgumentException if a property asks for what this runtime does not do; the
   *     message names the property
   */
  Created create(Resource resource);

  /**
   * Learns of a resource that some service, this one or another, has made.
   *
   * @throws IllegalArgumentException if it cannot be what it is; the message names the property
   */
  default void created(Resource resource, Created created) {}

  /**
   * Begins the work that needs every resource, such as polling. Called once, after all are made.
   */
  default void start() {}

  /** Stops what {@link #start} began, and the engine. Never throws for being closed twice. */
  @Override
  default void close() {}
}
