package dev.comanda.engine.services.secretsmanager;

/**
 * A secret with one version.
 *
 * @param name its friendly name
 * @param version the id of the version labelled {@code AWSCURRENT}
 * @param value the secret text
 */
record Secret(String arn, String name, String version, String value) {

  @Override
  public String toString() {
    return arn;
  }
}
