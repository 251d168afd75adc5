package dev.comanda.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.JsonPointer;
import dev.comanda.contract.fields.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strict JSON as plain Java values: {@code Map} (in the order of the text), {@code List}, {@code
 * String}, {@code Long}, {@code BigDecimal} (a fraction, an exponent, or beyond {@code long}),
 * {@code Boolean} and {@code null}.
 *
 * <p>Strict means: no duplicate names, nothing after the value, at most {@value #DEEPEST} levels,
 * and UTF-8 without a byte order mark.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class Json {

  /** The deepest nesting that is read. A value that is no container has depth 0. */
  public static final int DEEPEST = 20;

  private static final int LONGEST_NUMBER = 400;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private Json() {}

  /**
   * The value that the text says.
   *
   * @throws JsonException if the text is not strict JSON
   */
  public static Object parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new JsonException("", "The text is not UTF-8");
    }
  }

  /** As {@link #parse(byte[])}. */
  public static Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return document(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As {@link #parse(byte[])}, for all that is left in the stream, which stays open.
   *
   * @throws UncheckedIOException if the stream cannot be read
   */
  public static Object parse(InputStream utf8) {
    try {
      return parse(utf8.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The members of a parsed object.
   *
   * @throws InvalidEventException if the value is no object
   */
  @SuppressWarnings("unchecked") // parsed objects have string names only
  public static Map<String, Object> object(Object parsed) {
    if (parsed instanceof Map<?, ?> members) {
      return (Map<String, Object>) members;
    }
    throw new InvalidEventException("A JSON object is needed");
  }

  /**
   * The value as JSON text. It may hold what {@link #parse(byte[])} returns, and any integer type.
   */
  public static String write(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** As {@link #write}, in UTF-8. */
  public static byte[] bytes(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Object document(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new JsonException("", "The text is empty");
      }
      Object value = value(parser, "", 0);
      if (parser.nextToken() != null) {
        throw new JsonException("", "There is more text after the value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw notJson(parser, e);
    }
  }

  private static JsonException notJson(JsonParser parser, JsonProcessingException e) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    JsonLocation location = e.getLocation();
    return new JsonException(
        Text.printable(pointer),
        location == null // a number or a name that is too long
            ? "Beyond what can be read"
            : "Not JSON at line " + location.getLineNr() + ", column " + location.getColumnNr());
  }

  private static Object value(JsonParser parser, String pointer, int depth) throws IOException {
    if (depth >= DEEPEST && parser.currentToken().isStructStart()) {
      throw new JsonException(pointer, "Nested deeper than " + DEEPEST + " levels");
    }
    try {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(parser, pointer, depth);
        case START_ARRAY -> array(parser, pointer, depth);
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> integer(parser);
        case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
        case VALUE_TRUE -> Boolean.TRUE;
        case VALUE_FALSE -> Boolean.FALSE;
        case VALUE_NULL -> null;
        default -> throw new JsonException(pointer, "Not a JSON value");
      };
    } catch (NumberFormatException e) {
      throw new JsonException(pointer, "The number is beyond what can be read");
    }
  }

  private static Map<String, Object> object(JsonParser parser, String pointer, int depth)
      throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      String member = JsonPointer.member(pointer, name);
      parser.nextToken();
      if (members.containsKey(name)) {
        throw new JsonException(member, "The name appears twice");
      }
      members.put(name, value(parser, member, depth + 1));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser, String pointer, int depth)
      throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, JsonPointer.element(pointer, elements.size()), depth + 1));
    }
    return elements;
  }

  private static Object integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) new BigDecimal(parser.getBigIntegerValue())
        : (Object) parser.getLongValue();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Map<?, ?> members) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        generator.writeFieldName((String) member.getKey());
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> elements) {
      generator.writeStartArray();
      for (Object element : elements) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else {
      writeScalar(generator, value);
    }
  }

  private static void writeScalar(JsonGenerator generator, Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else if (value instanceof BigInteger integer) {
      generator.writeNumber(integer);
    } else if (value instanceof Long || value instanceof Integer) {
      generator.writeNumber(((Number) value).longValue());
    } else {
      throw new IllegalArgumentException("No JSON for a " + value.getClass().getName());
    }
  }
}
