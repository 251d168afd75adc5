package dev.comanda.email;

import dev.comanda.runtime.Sha256;
import dev.comanda.runtime.json.Json;
import java.util.List;
import java.util.Map;

/**
 * The confirmation mail of an order: what SES is asked to send, and what it will look like.
 *
 * @param data what SES fills the stored template with
 */
record OrderMail(
    String orderId,
    String customerId,
    MailAddress from,
    String to,
    MailLocale locale,
    Map<String, Object> data,
    RenderedMail rendered) {

  /** The data as SES takes it. */
  String templateData() {
    return Json.write(data);
  }

  /**
   * By which two mails are told apart without a look at them: SHA-256, in hexadecimal, of the JSON
   * array of sender, recipient, language, subject, HTML and text.
   */
  String sha256() {
    return Sha256.hex(
        Json.bytes(
            List.of(
                from.display(),
                to,
                locale.tag(),
                rendered.subject(),
                rendered.html(),
                rendered.text())));
  }
}
