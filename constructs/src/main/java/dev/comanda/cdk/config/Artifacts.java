package dev.comanda.cdk.config;

import java.nio.file.Path;

/**
 * What the build has made to be deployed.
 *
 * @param handlersJar the jar with every function's code
 * @param site the folder with the storefront's files
 */
public record Artifacts(Path handlersJar, Path site) {}
