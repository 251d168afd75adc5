package dev.comanda.email;

import dev.comanda.runtime.Config;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Sends with the template that is stored in SES, and tells SES's failures apart by what is to be
 * done about them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail
 *     and its errors</a>
 */
final class SesSender {

  /**
   * What SES answers when the mail itself is wrong. A template that is missing, an account that is
   * paused or a domain that is not verified is no fault of the mail: those are retried, and reach
   * the dead-letter queue if nobody mends them.
   */
  private static final Set<String> REFUSALS = Set.of("BadRequestException", "MessageRejected");

  /** What an answer may mean that would otherwise be looked for elsewhere. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "AccessDeniedException",
          ": the function's role may not send from the sender or, while the account is in SES's"
              + " sandbox, to the recipient",
          "MessageRejected",
          ": the content or, while the account is in SES's sandbox, a recipient that is not"
              + " verified");

  private static final int BAD_REQUEST = 400;

  private final SesV2Client ses;
  private final Map<MailLocale, String> templates = new EnumMap<>(MailLocale.class);

  /**
   * A sender with the templates named by {@code TEMPLATE_NAME_EN} and so on, one for each language.
   *
   * @param ses a client that does not retry: a request whose answer was lost may have sent the mail
   */
  SesSender(SesV2Client ses, Config config) {
    this.ses = ses;
    for (MailLocale locale : MailLocale.values()) {
      templates.put(locale, config.required("TEMPLATE_NAME_" + locale.name()));
    }
  }

  /**
   * Sends the mail.
   *
   * @return SES's id of it
   * @throws MailRefusedException if SES will never take it
   * @throws MailThrottledException if SES did not take it now
   * @throws MailOutcomeUnknownException if SES may have taken it
   */
  String send(OrderMail mail) {
    try {
      return ses.sendEmail(
              request ->
                  request
                      .fromEmailAddress(mail.from().header())
                      .destination(destination -> destination.toAddresses(mail.to()))
                      .content(
                          content ->
                              content.template(
                                  template ->
                                      template
                                          .templateName(templates.get(mail.locale()))
                                          .templateData(mail.templateData())))
                      .emailTags(
                          tag("orderId", mail.orderId()), tag("customerId", mail.customerId())))
          .messageId();
    } catch (SesV2Exception e) {
      throw answered(e);
    } catch (SdkClientException e) {
      throw unanswered(e);
    }
  }

  /** What SES tells with every event of the mail, such as a bounce. */
  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }

  private static RuntimeException answered(SesV2Exception e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    String answer = "SES answered " + e.statusCode();
    if (code == null) {
      return e.statusCode() == BAD_REQUEST
          ? new MailRefusedException(answer)
          : new MailThrottledException(answer);
    }
    answer += " " + code + MEANINGS.getOrDefault(code, "");
    return REFUSALS.contains(code)
        ? new MailRefusedException(answer)
        : new MailThrottledException(answer);
  }

  private static RuntimeException unanswered(SdkClientException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return new MailThrottledException("SES cannot be reached");
      }
    }
    return new MailOutcomeUnknownException("SES gave no answer", e);
  }
}
