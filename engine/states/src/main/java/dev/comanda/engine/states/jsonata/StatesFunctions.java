package dev.comanda.engine.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.comanda.engine.states.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The functions that Step Functions adds to JSONata, and the one it takes away. Null, their result
 * for what they cannot make, is JSONata's undefined.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn">JSONata
 *     functions provided by Step Functions</a>
 */
final class StatesFunctions {

  private static final List<String> ALGORITHMS =
      List.of("SHA-1", "SHA-384", "SHA-256", "SHA-512", "MD5");

  /** What AWS's limit on memory has room for in an array that {@code $range} makes. */
  private static final BigInteger MAX_RANGE = BigInteger.valueOf(360_145);

  private static final ObjectReader STRICT =
      Json.MAPPER
          .reader()
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StatesFunctions() {}

  static void register(Jsonata jsonata) {
    register(jsonata, "partition", "<x?x?x?:x>", StatesFunctions::partition);
    register(jsonata, "range", "<x?x?x?x?:x>", StatesFunctions::range);
    register(jsonata, "hash", "<x?x?x?:x>", StatesFunctions::hash);
    register(jsonata, "random", "<x?x?:x>", StatesFunctions::random);
    register(jsonata, "uuid", "<x?:x>", StatesFunctions::uuid);
    register(jsonata, "parse", "<x?x?:x>", StatesFunctions::parse);
    register(
        jsonata,
        "eval",
        "<x-:x>",
        arguments -> {
          throw new JException("T1006", 0);
        });
  }

  /**
   * Registers a function.
   *
   * @param signature takes any arguments, and one too many: the function itself tells, as AWS does,
   *     which of them is wrong
   */
  private static void register(
      Jsonata jsonata, String name, String signature, Function<Arguments, Object> function) {
    jsonata.registerFunction(
        name, new JFunction((input, args) -> function.apply(new Arguments(name, args)), signature));
  }

  private static Object partition(Arguments arguments) {
    arguments.atMost(2);
    if (!arguments.has(0)) {
      return null;
    }
    List<?> array = arguments.array(0);
    if (array.isEmpty()) {
      return null;
    }
    long size = arguments.has(1) ? arguments.whole(1) : array.size();
    if (size < 0) {
      throw Refusal.value("Second argument must be zero or greater");
    }
    return size == 0 ? null : chunks(array, (int) Math.min(size, array.size()));
  }

  private static List<Object> chunks(List<?> array, int size) {
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < array.size(); from += size) {
      chunks.add(new ArrayList<>(array.subList(from, Math.min(from + size, array.size()))));
    }
    return chunks;
  }

  private static Object range(Arguments arguments) {
    arguments.atMost(3);
    long first = arguments.whole(0);
    long last = arguments.whole(1);
    if (!arguments.has(2)) {
      return null;
    }
    long step = arguments.whole(2);
    if (step == 0 || Long.signum(step) * Long.compare(first, last) > 0) {
      return null;
    }
    // A range of one number is that number.
    return first == last ? (Object) first : numbers(first, last, step);
  }

  private static List<Object> numbers(long first, long last, long step) {
    BigInteger steps =
        BigInteger.valueOf(last)
            .subtract(BigInteger.valueOf(first))
            .divide(BigInteger.valueOf(step));
    if (steps.compareTo(MAX_RANGE) >= 0) {
      throw Refusal.memory();
    }
    List<Object> numbers = new ArrayList<>(steps.intValue() + 1);
    for (long i = 0; i <= steps.longValue(); i++) {
      numbers.add(first + i * step);
    }
    return numbers;
  }

  private static Object hash(Arguments arguments) {
    arguments.atMost(2);
    String data = arguments.text(0);
    if (!arguments.has(1)) {
      return null;
    }
    String algorithm = arguments.text(1);
    if (!ALGORITHMS.contains(algorithm)) {
      throw Refusal.value(
          "Hash algorithm '%s' must be one of %s"
              .formatted(algorithm, String.join(", ", ALGORITHMS)));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(data.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }

  private static Object random(Arguments arguments) {
    arguments.atMost(1);
    return arguments.has(0)
        ? new Random(arguments.whole(0)).nextDouble()
        : ThreadLocalRandom.current().nextDouble();
  }

  private static Object uuid(Arguments arguments) {
    arguments.atMost(0);
    return UUID.randomUUID().toString();
  }

  private static Object parse(Arguments arguments) {
    arguments.atMost(1);
    if (!arguments.has(0)) {
      return null;
    }
    String text = arguments.text(0);
    try {
      JsonNode parsed = STRICT.readTree(text);
      if (!parsed.isMissingNode()) {
        return plain(parsed);
      }
    } catch (JsonProcessingException e) {
      // Refused below: AWS does not tell where the text stops being JSON.
    }
    throw invalidJson();
  }

  /** New values rather than a view: in what was parsed, 1.0 and 1e0 have become 1. */
  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> object = new LinkedHashMap<>();
      node.properties().forEach(member -> object.put(member.getKey(), plain(member.getValue())));
      return object;
    }
    if (node.isArray()) {
      List<Object> array = new ArrayList<>(node.size());
      node.forEach(element -> array.add(plain(element)));
      return array;
    }
    if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
      throw invalidJson();
    }
    return Values.toJsonata(node);
  }

  private static Refusal invalidJson() {
    return Refusal.value("Invalid JSON");
  }
}
