package dev.comanda.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON that is read part by part, so that a part that {@link Json} does not take, for its depth,
 * its numbers or its names, spoils none of the others.
 *
 * @param text of one value
 */
public record RawJson(String text) {

  /** What is passed over has no bounds but the input's own. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /**
   * All of a stream, which stays open.
   *
   * @throws JsonException if it is not UTF-8
   */
  public static RawJson of(InputStream utf8) throws IOException {
    try {
      return new RawJson(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(utf8.readAllBytes()))
              .toString());
    } catch (CharacterCodingException e) {
      throw new JsonException("", "The text is not UTF-8");
    }
  }

  /**
   * The members of an object. Of names that appear twice the last one counts.
   *
   * @throws JsonException if it is none
   */
  public Map<String, RawJson> members() {
    Map<String, RawJson> members = new LinkedHashMap<>();
    read(
        JsonToken.START_OBJECT,
        parser -> {
          for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, passed(parser));
          }
        });
    return members;
  }

  /**
   * The elements of an array.
   *
   * @throws JsonException if it is none
   */
  public List<RawJson> elements() {
    List<RawJson> elements = new ArrayList<>();
    read(
        JsonToken.START_ARRAY,
        parser -> {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(passed(parser));
          }
        });
    return elements;
  }

  /**
   * The value.
   *
   * @throws JsonException as {@link Json#parse(String)}
   */
  public Object value() {
    return Json.parse(text);
  }

  private interface Reading {
    void read(JsonParser parser) throws IOException;
  }

  private void read(JsonToken begin, Reading reading) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != begin) {
        throw new JsonException(
            "", begin == JsonToken.START_OBJECT ? "Must be an object" : "Must be a list");
      }
      reading.read(parser);
    } catch (IOException e) {
      throw new JsonException("", "Not JSON");
    }
  }

  private RawJson passed(JsonParser parser) throws IOException {
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return new RawJson(text.substring(begin, (int) parser.currentLocation().getCharOffset()));
  }
}
