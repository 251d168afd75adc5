package dev.comanda.engine.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** JSON of every kind, each made from a seed. */
final class RandomJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Random random;

  private final boolean wide;

  private RandomJson(long seed, boolean wide) {
    random = new Random(seed);
    this.wide = wide;
  }

  /** JSON whose numbers are those that JSONata has: what fits into 64 bits of floating point. */
  static JsonNode ofJsonata(long seed) {
    return new RandomJson(seed, false).value(4);
  }

  /** JSON with numbers of any size. */
  static JsonNode of(long seed) {
    return new RandomJson(seed, true).value(4);
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.numberNode(fraction());
      case 4 -> wide ? wide() : NODES.numberNode(random.nextLong() >> 12);
      case 5 -> NODES.textNode(text());
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  /** Never a whole number, which would come back in its shortest form: its last digit is odd. */
  private BigDecimal fraction() {
    return BigDecimal.valueOf(random.nextInt() | 1, 1 + random.nextInt(6));
  }

  private JsonNode wide() {
    return random.nextBoolean()
        ? NODES.numberNode(new BigInteger(100, random))
        : NODES.numberNode(new BigDecimal(new BigInteger(100, random), random.nextInt(30)));
  }

  private ArrayNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private ObjectNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(text(), value(depth - 1));
    }
    return object;
  }

  /** Letters of all alphabets, signs of JSONata and of JSON, control characters. */
  private String text() {
    if (random.nextInt(5) == 0) {
      return "{% $states.input." + random.nextInt(9) + " %}";
    }
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      int point = random.nextInt(4) == 0 ? random.nextInt(0x10FFFF) : random.nextInt(0x80);
      text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? '$' : point);
    }
    return text.toString();
  }
}
