package dev.comanda.cdk.construct;

import software.amazon.awscdk.services.sns.ITopic;

/**
 * What all functions share.
 *
 * @param alarmsTopic whom a function's alarms tell
 */
public record FunctionPlatform(ITopic alarmsTopic) {}
