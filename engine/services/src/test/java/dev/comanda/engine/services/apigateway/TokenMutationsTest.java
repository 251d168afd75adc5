package dev.comanda.engine.services.apigateway;

import static dev.comanda.engine.services.apigateway.TestKeys.ISSUER;
import static dev.comanda.engine.services.apigateway.TokenAttacks.NOW;
import static dev.comanda.engine.services.apigateway.TokenAttacks.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A token that is changed at random. */
class TokenMutationsTest {

  private static final TestKeys KEYS = TokenAttacks.KEYS;

  @Test
  void takesNoneOfTenThousandMutations() throws Exception {
    JwtAuthorizer authorizer =
        new JwtAuthorizer(
            ISSUER, java.util.Set.of("client"), KEYS, Clock.fixed(NOW, ZoneOffset.UTC));
    String token = signed();
    authorizer.verify(token);
    Random random = new Random(42);
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String mutant = mutate(token, random);
      if (!mutant.equals(token) && isTaken(authorizer, mutant)) {
        accepted.add(mutant);
      }
    }

    assertThat(accepted).isEmpty();
  }

  private static String mutate(String token, Random random) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \u00e9";
    StringBuilder mutant = new StringBuilder(token);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(mutant.length());
      char c = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(5)) {
        case 0 -> mutant.setCharAt(at, c);
        case 1 -> mutant.insert(at, c);
        case 2 -> mutant.deleteCharAt(at);
        case 3 -> mutant.setLength(Math.max(1, at));
        default -> {
          int other = random.nextInt(mutant.length());
          char swapped = mutant.charAt(at);
          mutant.setCharAt(at, mutant.charAt(other));
          mutant.setCharAt(other, swapped);
        }
      }
    }
    return mutant.toString();
  }

  private static boolean isTaken(JwtAuthorizer authorizer, String token) {
    try {
      authorizer.verify(token);
      return true;
    } catch (TokenRefusedException e) {
      return false;
    }
  }
}
