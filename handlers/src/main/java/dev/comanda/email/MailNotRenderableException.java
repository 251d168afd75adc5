package dev.comanda.email;

/**
 * A mail that cannot be rendered from its template. SES would report it only afterwards, by an
 * event; so it is found out before SES is called. Permanent: workflows match the qualified name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-troubleshooting.html">Rendering
 *     failures</a>
 */
public class MailNotRenderableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the template and what it lacks, never a customer's value. */
  public MailNotRenderableException(String message) {
    super(message);
  }

  /** As above, with the failure that showed it. */
  public MailNotRenderableException(String message, Throwable cause) {
    super(message, cause);
  }
}
