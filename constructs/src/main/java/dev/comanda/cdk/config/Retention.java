package dev.comanda.cdk.config;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How long things are kept.
 *
 * @param stateful what happens to data when their stack is deleted
 * @param logs the functions' and workflows' logs
 * @param accessLogs the buckets' access logs
 * @param mailsUntilGlacier a mail's age when it moves to Glacier; empty if none does
 * @param mailsUntilExpiry a mail's age when it is deleted; S3 wants it above the former
 * @param deletedMails how long a mail that was deleted can be brought back, whoever deleted it
 */
public record Retention(
    RemovalPolicy stateful,
    RetentionDays logs,
    Duration accessLogs,
    Optional<Duration> mailsUntilGlacier,
    Duration mailsUntilExpiry,
    Duration deletedMails) {

  /**
   * As {@link #stateful}, of what itself refuses to be deleted: an attempt to take back its
   * creation would fail, and the rollback with it.
   */
  public RemovalPolicy undeletable() {
    return stateful == RemovalPolicy.DESTROY ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
  }
}
