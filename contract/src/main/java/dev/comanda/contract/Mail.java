package dev.comanda.contract;

/**
 * The mails that the shop writes. Each has a folder of this name in {@code email-templates/}, which
 * is tested, packaged, and stored with SES in every language.
 */
public enum Mail {
  /** To the customer, when an order was placed. */
  ORDER_CONFIRMATION("order-confirmation", 1);

  private final String folder;
  private final int version;

  Mail(String folder, int version) {
    this.folder = folder;
    this.version = version;
  }

  /** The folder of its templates. */
  public String folder() {
    return folder;
  }

  /** What an order's ledger calls it. Another version would be sent beside what was sent before. */
  public String ledgerName() {
    return folder + "#v" + version;
  }

  /** What the archive calls a copy, without an extension. */
  public String fileName() {
    return folder + "-v" + version;
  }
}
