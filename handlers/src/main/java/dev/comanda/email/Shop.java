package dev.comanda.email;

import dev.comanda.runtime.Config;

/**
 * Who writes the mail.
 *
 * @param postalAddress on one line
 */
record Shop(String name, String postalAddress, MailAddress sender) {

  /**
   * From {@code SHOP_NAME}, {@code SHOP_ADDRESS} and {@code SENDER_ADDRESS}.
   *
   * @throws IllegalStateException naming the variable that is missing or no address
   */
  static Shop of(Config config) {
    return new Shop(
        MailText.singleLine(config.required("SHOP_NAME")),
        MailText.singleLine(config.required("SHOP_ADDRESS")),
        sender(config));
  }

  private static MailAddress sender(Config config) {
    String name = "SENDER_ADDRESS";
    try {
      return MailAddress.parse(config.required(name));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("Environment variable " + name + " is no mail address", e);
    }
  }
}
