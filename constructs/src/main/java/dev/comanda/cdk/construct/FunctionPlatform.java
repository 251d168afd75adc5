package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.Optional;

/**
 * What the functions of a stack share.
 *
 * @param config the deployment's configuration
 * @param alarms where the functions' alarms belong
 * @param network where the functions run; empty for where Lambda puts them
 */
public record FunctionPlatform(
    DeploymentConfig config, Alarms alarms, Optional<FunctionNetwork> network) {}
