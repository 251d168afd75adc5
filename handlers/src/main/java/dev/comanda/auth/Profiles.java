package dev.comanda.auth;

/** The profiles of all customers. */
interface Profiles {

  /** Keeps the profile instead of any older one of the customer. */
  void save(Profile profile);
}
