package dev.comanda.engine.services.cognito;

import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * A key that tokens are signed with. It never leaves memory.
 *
 * @param id the {@code kid}
 */
record SigningKey(String id, KeyPair pair) {

  static SigningKey random() {
    byte[] id = new byte[32];
    new SecureRandom().nextBytes(id);
    return new SigningKey(
        Base64.getEncoder().encodeToString(id),
        Jwts.SIG.RS256.keyPair().random(new SecureRandom()).build());
  }

  RSAPublicKey publicKey() {
    return (RSAPublicKey) pair.getPublic();
  }
}
