package dev.comanda.engine.runtime.assembly;

/**
 * A place in a template, for messages.
 *
 * @param stack the stack's name
 * @param path from the template's root, such as {@code Resources.Queue.Properties.QueueName}
 */
record Position(String stack, String path) {

  /** The place one member further in. */
  Position in(String member) {
    return new Position(stack, path.isEmpty() ? member : path + "." + member);
  }

  AssemblyException problem(String message) {
    return new AssemblyException(stack + ", " + path + ": " + message);
  }
}
