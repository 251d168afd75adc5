package dev.comanda.cdk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How receivers are to treat mails from the sender's domain, and who mails the user pool's codes.
 *
 * @param codesThroughSes whether the user pool mails through SES, whose sender must be proven
 *     before the pool is created; otherwise Cognito sends some 50 mails a day by itself
 * @param dmarcPolicy what becomes of mails that only claim to be from the domain: {@code none},
 *     {@code quarantine} or {@code reject}
 * @param dmarcReports the mail address that receivers report to; empty for no reports
 */
public record MailRules(
    boolean codesThroughSes, String dmarcPolicy, Optional<String> dmarcReports) {

  private static final List<String> POLICIES = List.of("none", "quarantine", "reject");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@;,]+@[^\\s<>@;,]+");

  /** Checks that the policy is one and the address is an address. */
  public MailRules {
    if (!POLICIES.contains(dmarcPolicy)) {
      throw new IllegalArgumentException(
          "dmarcPolicy is '" + dmarcPolicy + "': use one of " + POLICIES + ".");
    }
    dmarcReports
        .filter(address -> !ADDRESS.matcher(address).matches())
        .ifPresent(
            address -> {
              throw new IllegalArgumentException(
                  "dmarcReports is '" + address + "': use an address such as a@b.");
            });
  }
}
