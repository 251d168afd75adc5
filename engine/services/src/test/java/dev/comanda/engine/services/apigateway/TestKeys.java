package dev.comanda.engine.services.apigateway;

import dev.comanda.engine.aws.service.JwksSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An issuer under a test's control, and the tools of who would forge its tokens. */
final class TestKeys implements JwksSource {

  static final String ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool";
  static final String KEY_ID = "key-1";

  final KeyPair own = rsa();
  final KeyPair attacker = rsa();
  final Map<String, RSAPublicKey> published = new ConcurrentHashMap<>();
  volatile boolean down;

  TestKeys() {
    published.put(KEY_ID, (RSAPublicKey) own.getPublic());
  }

  @Override
  public boolean publishes(String issuer) {
    return issuer.equals(ISSUER);
  }

  @Override
  public Map<String, RSAPublicKey> keys(String issuer) {
    if (down) {
      throw new IllegalStateException("unreachable");
    }
    return Map.copyOf(published);
  }

  String sign(String header, String claims) {
    return sign(header, claims, own.getPrivate(), "SHA256withRSA");
  }

  String sign(String header, String claims, PrivateKey key, String algorithm) {
    try {
      String input = encode(header) + "." + encode(claims);
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
