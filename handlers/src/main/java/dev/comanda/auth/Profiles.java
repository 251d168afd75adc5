package dev.comanda.auth;

/** The profiles of all customers. */
interface Profiles {

  /**
   * Keeps the profile instead of any older one of the customer. What was found out about the
   * address is kept with it, and forgotten when the customer has another one.
   */
  void save(Profile profile);
}
