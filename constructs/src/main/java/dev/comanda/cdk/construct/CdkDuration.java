package dev.comanda.cdk.construct;

import java.time.Duration;

/** The platform's durations as CDK has them. */
public final class CdkDuration {

  private CdkDuration() {}

  /** The same time, in whole seconds. */
  public static software.amazon.awscdk.Duration of(Duration duration) {
    return software.amazon.awscdk.Duration.seconds(duration.toSeconds());
  }
}
