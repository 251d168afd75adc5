package dev.comanda.cdk.construct;

import software.amazon.awscdk.services.cloudfront.IDistribution;

/** What must not happen to a distribution's answers. */
public final class DistributionAlarms {

  private static final int FAILED_PERCENT = 1;

  private DistributionAlarms() {}

  /**
   * Answers that a distribution or what is behind it failed to give.
   *
   * @param name what fails, such as {@code Site}
   * @param first what to look at first
   */
  public static void failures(
      Alarms alarms, String name, IDistribution distribution, String first) {
    alarms.often(
        name + "Fails",
        "CloudFront answered more than "
            + FAILED_PERCENT
            + " % of the requests with 5xx in two of the last three periods. "
            + first,
        Metrics.of(distribution, "5xxErrorRate", "Average"),
        FAILED_PERCENT);
  }
}
