package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A token taken apart, unverified, and strictly: one spelling only for each token, no key twice.
 *
 * @param header the JOSE header
 * @param claims the claims
 */
record CompactJws(ObjectNode header, ObjectNode claims) {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * @throws TokenRefusedException unless it is three segments of canonical base64url, the first two
   *     of which are JSON objects
   */
  static CompactJws parse(String token) throws TokenRefusedException {
    String[] segments = token.split("\\.", -1);
    if (segments.length != 3) {
      throw new TokenRefusedException("token contains an invalid number of segments");
    }
    CanonicalBase64.decode(segments[2]);
    return new CompactJws(object(segments[0]), object(segments[1]));
  }

  private static ObjectNode object(String segment) throws TokenRefusedException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(CanonicalBase64.decode(segment)))
              .toString();
      JsonNode node = STRICT.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (CharacterCodingException | JsonProcessingException e) {
      // Refused below.
    }
    throw new TokenRefusedException("the token is malformed");
  }
}
