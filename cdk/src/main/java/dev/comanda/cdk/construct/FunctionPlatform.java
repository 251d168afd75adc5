package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;

/**
 * What the functions of a stack share.
 *
 * @param config the deployment's configuration
 * @param alarms where the functions' alarms belong
 */
public record FunctionPlatform(DeploymentConfig config, Alarms alarms) {}
