package dev.comanda.cdk;

import java.util.Map;

/**
 * What is to be synthesized.
 *
 * @param output the assembly's directory; null for the one that {@code cdk} names
 * @param context context values, which win over those from {@code cdk}
 */
record Request(String output, Map<String, Object> context) {

  /** Whether {@code cdk} asks, which deploys what it gets. */
  boolean isForDeployment() {
    return output == null;
  }
}
