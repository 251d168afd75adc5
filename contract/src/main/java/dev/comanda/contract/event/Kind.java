package dev.comanda.contract.event;

import dev.comanda.contract.Language;
import dev.comanda.contract.Times;
import dev.comanda.contract.event.Computed.Expression;
import dev.comanda.contract.event.Computed.Perhaps;
import dev.comanda.contract.fields.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a member holds.
 *
 * @param reader takes it from the member of this name; may take more than the schema promises
 * @param writer makes JSON of it; {@code null} if the member is left out
 * @param ofItem takes it from this place of an order's item, as {@link Computed}
 * @param schema what is promised of it, in JSON Schema's words and in their order
 * @param shape of the objects in it, if it has any
 * @param optional whether the member may be missing
 */
record Kind<V>(
    BiFunction<Fields, String, V> reader,
    Function<V, ?> writer,
    Function<Item, ?> ofItem,
    Map<String, Object> schema,
    Optional<Shape<?>> shape,
    boolean optional) {

  private Kind(
      BiFunction<Fields, String, V> reader,
      Function<V, ?> writer,
      Function<Item, ?> ofItem,
      Map<String, Object> schema) {
    this(reader, writer, ofItem, schema, Optional.empty(), false);
  }

  /** A text that has a form; {@code what} says which, in words. */
  static Kind<String> text(Pattern form, String what) {
    return text((from, name) -> from.text(name, form, what), "pattern", "^" + form + "$");
  }

  /** Any text, of which at least so many characters are promised. */
  static Kind<String> text(int least) {
    return text((from, name) -> from.text(name, text -> text), "minLength", least);
  }

  /** Any text that is read so, of which this is promised. */
  static Kind<String> text(BiFunction<Fields, String, String> reader, String rule, Object value) {
    return new Kind<>(reader, text -> text, Item::text, ordered("type", "string", rule, value));
  }

  /** A point in time. */
  static Kind<Instant> instant() {
    return new Kind<>(
        Fields::instant,
        Times::text,
        Item::text,
        ordered(
            "type",
            "string",
            "pattern",
            "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$",
            "format",
            "date-time"));
  }

  /** A whole number within these bounds, both included. In the item's JSON it is a text. */
  static Kind<Long> number(long least, long most) {
    return new Kind<>(
        (from, name) -> from.integer(name, least, most),
        number -> number,
        Item::number,
        ordered("type", "integer", "minimum", least, "maximum", most));
  }

  /** A text in each language, by its tag. It is read in whatever languages there are. */
  static Kind<Map<String, String>> byLanguage() {
    List<String> tags = Language.tags();
    return new Kind<>(
        Fields::texts,
        texts -> texts,
        at -> {
          Map<String, Object> texts = new LinkedHashMap<>();
          tags.forEach(tag -> texts.put(tag, at.attribute("M").attribute(tag).text()));
          return texts;
        },
        ordered(
            "type",
            "object",
            "required",
            tags,
            "additionalProperties",
            ordered("type", "string", "minLength", 1)));
  }

  /** An object. */
  static <T> Kind<T> object(Shape<T> shape) {
    return new Kind<>(
        (from, name) -> from.object(name, shape.reader()),
        shape::json,
        shape::ofItem,
        ordered("$ref", shape.reference()),
        Optional.of(shape),
        false);
  }

  /** A list of objects, at least one. What one lacks JSONata leaves out: it has to be counted. */
  static <T> Kind<List<T>> list(Shape<T> shape) {
    return new Kind<>(
        (from, name) -> from.objects(name, shape.reader()),
        elements -> elements.stream().map(shape::json).toList(),
        at ->
            new Expression(
                "(%s := %s; [%s.L.M.%s])"
                    .formatted(
                        Item.ofEach().currency().text(),
                        at.currency().text(),
                        at.path(),
                        Computed.inline(shape.ofItem(Item.ofEach())))),
        ordered("type", "array", "minItems", 1, "items", ordered("$ref", shape.reference())),
        Optional.of(shape),
        false);
  }

  /** The same, of a member that may be missing. */
  Kind<Optional<V>> orNothing() {
    return new Kind<>(
        (from, name) -> from.optional(name, member -> reader.apply(from, member)),
        value -> value.map(writer).orElse(null),
        at -> new Perhaps(at.path(), ofItem.apply(at)),
        schema,
        shape,
        true);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
