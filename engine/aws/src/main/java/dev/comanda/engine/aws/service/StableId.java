package dev.comanda.engine.aws.service;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids that look like AWS's own, and are the same for the same resource in every run. */
public final class StableId {

  private StableId() {}

  /**
   * @param length of the id, at most 40
   * @return lower-case letters and digits
   */
  public static String of(Resource resource, int length) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(resource.physicalName().getBytes(StandardCharsets.UTF_8));
      digest[0] |= 0x40; // Keeps the number, and so the id, from being short.
      return new BigInteger(1, digest).toString(36).substring(1, length + 1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
