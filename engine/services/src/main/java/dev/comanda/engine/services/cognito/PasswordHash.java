package dev.comanda.engine.services.cognito;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password's salted hash. It never leaves memory, so a cost that a load test can bear is enough.
 */
final class PasswordHash {

  private static final int ITERATIONS = 4096;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt = new byte[16];
  private final byte[] hash;

  PasswordHash(String password) {
    RANDOM.nextBytes(salt);
    hash = hash(password);
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, hash(password));
  }

  private byte[] hash(String password) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
