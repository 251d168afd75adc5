package dev.comanda.local.stepfunctions.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.door.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The functions that Step Functions adds to JSONata, and the one it takes away.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn">JSONata
 *     functions provided by Step Functions</a>
 */
final class StatesFunctions {

  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** What AWS's limit on an expression's memory has room for. */
  private static final int MAX_NUMBERS = 873_782;

  private StatesFunctions() {}

  /** An argument that a function does not take. */
  static final class Refusal extends RuntimeException {
    private Refusal(String message) {
      super(message, null, false, false);
    }
  }

  static void register(Jsonata jsonata) {
    register(jsonata, "partition", "<an:a>", (input, args) -> partition(args));
    register(jsonata, "range", "<nnn:a>", (input, args) -> range(args));
    register(jsonata, "hash", "<js:s>", (input, args) -> hash(args));
    register(jsonata, "random", "<n?:n>", (input, args) -> random(args));
    register(jsonata, "uuid", "<:s>", (input, args) -> UUID.randomUUID().toString());
    register(jsonata, "parse", "<s:j>", (input, args) -> parse(args));
    register(
        jsonata,
        "eval",
        "<x-:x>",
        (input, args) -> {
          throw new JException("T1006", 0);
        });
  }

  private static void register(
      Jsonata jsonata, String name, String signature, JFunctionCallable function) {
    jsonata.registerFunction(name, new JFunction(function, signature));
  }

  private static Object partition(List<?> args) {
    if (args.get(0) == null || args.get(1) == null) {
      return null;
    }
    List<?> array = (List<?>) args.get(0);
    int size = ((Number) args.get(1)).intValue();
    if (size < 1) {
      throw new Refusal("The chunk size of $partition must be at least 1");
    }
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < array.size(); from += size) {
      chunks.add(new ArrayList<>(array.subList(from, Math.min(from + size, array.size()))));
    }
    return chunks;
  }

  private static Object range(List<?> args) {
    if (args.contains(null)) {
      return null;
    }
    double first = ((Number) args.get(0)).doubleValue();
    double last = ((Number) args.get(1)).doubleValue();
    double delta = ((Number) args.get(2)).doubleValue();
    if (delta == 0) {
      throw new Refusal("The step of $range must not be 0");
    }
    List<Object> numbers = new ArrayList<>();
    long count = (long) Math.floor((last - first) / delta);
    if (count >= MAX_NUMBERS) {
      throw new Refusal(
          "Expression evaluation memory limit exceeded: Check for excessive memory usage");
    }
    for (long i = 0; i <= count; i++) {
      numbers.add(first + i * delta);
    }
    return numbers;
  }

  private static Object hash(List<?> args) {
    if (args.get(0) == null) {
      return null;
    }
    String algorithm = (String) args.get(1);
    if (!ALGORITHMS.contains(algorithm)) {
      throw new Refusal("$hash does not know the algorithm " + algorithm + ", only " + ALGORITHMS);
    }
    String data = args.get(0) instanceof String text ? text : Values.toJson(args.get(0)).toString();
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(data.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }

  private static Object random(List<?> args) {
    if (args.isEmpty() || args.get(0) == null) {
      return ThreadLocalRandom.current().nextDouble();
    }
    return new Random(((Number) args.get(0)).longValue()).nextDouble();
  }

  private static Object parse(List<?> args) {
    if (args.get(0) == null) {
      return null;
    }
    try {
      JsonNode parsed = Json.MAPPER.readTree((String) args.get(0));
      if (!parsed.isMissingNode()) {
        return Values.toJsonata(parsed);
      }
    } catch (JsonProcessingException e) {
      // Refused below: where the text stops being JSON is the parser's own matter.
    }
    throw new Refusal("The argument of $parse is not valid JSON");
  }
}
