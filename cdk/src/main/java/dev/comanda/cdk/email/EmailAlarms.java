package dev.comanda.cdk.email;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What must not happen to a mail. SES judges the account's reputation as a whole, and so do these
 * alarms, at half of where it begins a review.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html">Alarms
 *     on the reputation</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html">Limits</a>
 */
final class EmailAlarms {

  /** Parts of one: SES reviews an account at 0.05. */
  private static final double BOUNCES = 0.025;

  /** Parts of one: SES reviews an account at 0.001. */
  private static final double COMPLAINTS = 0.0005;

  private EmailAlarms() {}

  /** What receivers think of the account's mails. */
  static void define(Alarms alarms) {
    alarms.above(
        "TooManyBounces",
        "More than 2.5 % of the account's mails bounce; from 5 % on SES reviews the account, and"
            + " from 10 % on it may stop sending. Look at the bounces' addresses: somebody may be"
            + " registering made-up ones.",
        reputation("BounceRate"),
        BOUNCES,
        1);
    alarms.above(
        "TooManyComplaints",
        "More than 0.05 % of the account's mails are reported as spam; from 0.1 % on SES reviews"
            + " the account, and from 0.5 % on it may stop sending. Look at who complained, and"
            + " whether they had ordered anything.",
        reputation("ComplaintRate"),
        COMPLAINTS,
        1);
  }

  private static Metric reputation(String rate) {
    return Metrics.of("AWS/SES", "Reputation." + rate, "Maximum", Map.of());
  }
}
