package dev.comanda.engine.aws.service;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/** The public keys of token issuers: what AWS fetches from an issuer's {@code jwks_uri}. */
public interface JwksSource {

  /**
   * Whether it has the keys of an issuer.
   *
   * @param issuer the exact {@code iss} of its tokens
   */
  boolean publishes(String issuer);

  /** The keys that an issuer publishes now, by {@code kid}. */
  Map<String, RSAPublicKey> keys(String issuer);
}
