package dev.comanda.workflows.construct;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Log groups as every stage has them: gone with their stack. */
public final class Logs {

  private Logs() {}

  /** A log group that still may have a name of its own. */
  public static LogGroup.Builder builder(Construct scope, String id, RetentionDays kept) {
    return LogGroup.Builder.create(scope, id).retention(kept).removalPolicy(RemovalPolicy.DESTROY);
  }
}
