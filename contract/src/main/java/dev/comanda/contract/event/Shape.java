package dev.comanda.contract.event;

import dev.comanda.contract.fields.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An object of an event.
 *
 * @param name what the schema calls it
 * @param members in their order; the first is never missing
 */
record Shape<T>(
    String name, String description, List<Member<T, ?>> members, Function<Fields, T> reader) {

  Shape {
    if (members.get(0).kind().optional()) {
      throw new IllegalArgumentException(
          "The first member of "
              + name
              + " must not be optional: what is left out goes with the"
              + " comma before it");
    }
  }

  /** Where the schema describes it. */
  String reference() {
    return "#/$defs/" + name;
  }

  Map<String, Object> json(T value) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Member<T, ?> member : members) {
      Object of = member.json(value);
      if (of != null) {
        json.put(member.name(), of);
      }
    }
    return json;
  }

  Map<String, Object> ofItem(Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    members.forEach(member -> json.put(member.name(), member.ofItem().apply(item)));
    return json;
  }

  /** The names of such members of this and of all objects in it. */
  Stream<String> names(Predicate<Member<?, ?>> of) {
    return members.stream()
        .flatMap(
            member ->
                Stream.concat(
                    of.test(member) ? Stream.of(member.name()) : Stream.empty(),
                    member.kind().shape().stream().flatMap(shape -> shape.names(of))))
        .distinct()
        .sorted();
  }
}
