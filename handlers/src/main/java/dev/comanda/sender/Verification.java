package dev.comanda.sender;

import dev.comanda.runtime.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Asks SES for an identity until it may send.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html">GetEmailIdentity</a>
 */
final class Verification {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final SesV2Client ses;
  private final Clock clock;
  private final Backoff.Sleeper sleeper;

  Verification(SesV2Client ses, Clock clock, Backoff.Sleeper sleeper) {
    this.ses = ses;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Waits until the identity is verified. It ends earlier if waiting is of no use.
   *
   * @param time how long to wait at most
   * @return empty if it is verified; otherwise what an operator is to do
   */
  Optional<String> await(String identity, Duration time) {
    Instant end = clock.instant().plus(time);
    Optional<Unverified> found = ask(identity);
    while (found.filter(Unverified::mayChange).isPresent()
        && clock.instant().plus(PAUSE).isBefore(end)
        && pause()) {
      found = ask(identity);
    }
    return found.map(unverified -> unverified.advice(identity, time));
  }

  /** SES that does not answer, or does not let us ask yet, is asked again. */
  private Optional<Unverified> ask(String identity) {
    try {
      GetEmailIdentityResponse found = ses.getEmailIdentity(get -> get.emailIdentity(identity));
      return found.verifiedForSendingStatus()
          ? Optional.empty()
          : Optional.of(Unverified.of(identity, found));
    } catch (NotFoundException e) {
      return Optional.of(Unverified.missing());
    } catch (SesV2Exception e) {
      return Optional.of(Unverified.unknown("SES answered " + code(e)));
    } catch (SdkClientException e) {
      return Optional.of(Unverified.unknown("SES cannot be reached"));
    }
  }

  private static String code(SesV2Exception e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return e.statusCode() + (code == null ? "" : " " + code);
  }

  private boolean pause() {
    try {
      sleeper.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
