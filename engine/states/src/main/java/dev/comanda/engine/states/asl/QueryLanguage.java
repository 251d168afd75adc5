package dev.comanda.engine.states.asl;

import java.util.List;

/**
 * What the expressions of a state are written in. This runtime executes JSONata; JSONPath it reads
 * only to tell what AWS would refuse.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/data-transform.html">Transforming
 *     data</a>
 */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  /** Their names, in the order in which AWS lists them. */
  static final List<String> NAMES = List.of(JSONPATH.awsName, JSONATA.awsName);

  private final String awsName;

  QueryLanguage(String awsName) {
    this.awsName = awsName;
  }

  /** The language of that name. AWS takes every name but JSONPath for JSONata, and refuses it. */
  static QueryLanguage of(String name) {
    return name.equals(JSONPATH.awsName) ? JSONPATH : JSONATA;
  }

  /** As definitions write it. */
  @Override
  public String toString() {
    return awsName;
  }
}
