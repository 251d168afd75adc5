package dev.comanda.engine.runtime;

import java.io.IOException;
import java.util.Map;

/**
 * An app that runs on the engine, and what it adds to a run. Only the name has to be given: any
 * assembly runs without the rest.
 */
@FunctionalInterface
public interface Product {

  /**
   * What it is called, in lower case: the door is controlled below {@code /_NAME/} with the header
   * {@code x-NAME}, and messages at the terminal begin with it.
   */
  String name();

  /** What the address of the distribution before a bucket is called among the endpoints. */
  default String site() {
    return "site";
  }

  /**
   * Values of CloudFormation parameters, by name, for every stack that has such a parameter and is
   * given none at the command line.
   *
   * @param ports where everything will listen
   */
  default Map<String, String> parameters(Ports ports) {
    return Map.of();
  }

  /**
   * What a file becomes that a bucket deployment fills in, such as a configuration of a page.
   *
   * @param key in its bucket
   * @param text with its markers replaced
   */
  default String file(String key, String text, Ports ports) {
    return text;
  }

  /**
   * Called when every resource is made and before anything works, such as a pipe.
   *
   * @throws IOException if the run cannot go on
   */
  default void deployed(Run run) throws IOException {}

  /** Called when everything works. */
  default void ready(Run run) {}
}
