package dev.comanda.contract.event;

import dev.comanda.contract.fields.Fields;
import java.util.function.Function;

/**
 * A member of an object of an event: what its reader, its writer, its producer and its schema know.
 *
 * @param value takes it from what the object is
 * @param ofItem takes it from an order's item, as {@link Computed}
 * @param description for whoever reads the schema; may be empty
 */
record Member<T, V>(
    String name, Kind<V> kind, Function<T, V> value, Function<Item, ?> ofItem, String description) {

  /** A member that the item has in an attribute of the same name. */
  static <T, V> Member<T, V> of(String name, Kind<V> kind, Function<T, V> value) {
    return new Member<>(name, kind, value, null, "").from(name);
  }

  /** The same from another attribute. */
  Member<T, V> from(String attribute) {
    return from(item -> kind.ofItem().apply(item.attribute(attribute)));
  }

  /** The same from attributes of the item itself. */
  Member<T, V> fromAll() {
    return from(kind.ofItem());
  }

  /** The same from elsewhere. */
  Member<T, V> from(Function<Item, ?> source) {
    return new Member<>(name, kind, value, source, description);
  }

  /** The same with a description. */
  Member<T, V> says(String words) {
    return new Member<>(name, kind, value, ofItem, words);
  }

  V read(Fields from) {
    return kind.reader().apply(from, name);
  }

  Object json(T of) {
    return kind.writer().apply(value.apply(of));
  }
}
