package dev.comanda.sender;

import java.time.Duration;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/**
 * Why an identity may not send.
 *
 * @param state what SES says of it
 * @param remedy what an operator is to do about it, in sentences
 * @param mayChange whether it can become verified by waiting
 */
record Unverified(String state, String remedy, boolean mayChange) {

  private static final String AGAIN =
      "then deploy again. What is deployed stays, and SES goes on looking for 72 hours.";
  private static final String GIVEN_UP =
      "then begin its verification anew in the SES console, and deploy again.";

  /** What SES says of an identity that is not verified. */
  static Unverified of(String identity, GetEmailIdentityResponse found) {
    boolean givenUp = found.verificationStatus() == VerificationStatus.FAILED;
    String open =
        found.identityType() == IdentityType.EMAIL_ADDRESS
            ? "Follow the link in the mail that SES has sent to it, "
            : "Make sure that the DNS of the domain has " + records(identity, found) + ", ";
    return new Unverified(state(found), open + (givenUp ? GIVEN_UP : AGAIN), !givenUp);
  }

  /** SES knows nothing of the identity. */
  static Unverified missing() {
    return new Unverified("no such identity", "Deploy the stack Sender, which makes it.", false);
  }

  /** SES has not said anything of the identity. */
  static Unverified unknown(String what) {
    return new Unverified(what, "Look at the function's role and network, " + AGAIN, true);
  }

  /** The whole of it, in words for the stack's events. */
  String advice(String identity, Duration waited) {
    String span = mayChange ? " within " + waited.toMinutes() + " minutes" : "";
    return "SES has not verified %s%s (%s). %s".formatted(identity, span, state, remedy);
  }

  private static String state(GetEmailIdentityResponse found) {
    String status = found.verificationStatusAsString();
    boolean explained =
        found.verificationInfo() != null && found.verificationInfo().errorTypeAsString() != null;
    return explained ? status + ", " + found.verificationInfo().errorTypeAsString() : status;
  }

  private static String records(String domain, GetEmailIdentityResponse found) {
    return found.dkimAttributes().tokens().stream()
        .map(t -> t + "._domainkey." + domain + " CNAME " + t + ".dkim.amazonses.com")
        .collect(Collectors.joining(", "));
  }
}
