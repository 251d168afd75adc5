package dev.comanda.contract.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Errors that do not end the reading; OrderPlacedTest has those that do. */
class FieldsTest {

  private final Map<String, String> errors = new LinkedHashMap<>();
  private final FieldErrors collected =
      new FieldErrors() {
        @Override
        public void add(String pointer, String problem) {
          errors.put(pointer, problem);
        }

        @Override
        public void unknown(String pointer, Set<String> known) {
          errors.put(pointer, "Unknown; known are " + known);
        }
      };

  @Test
  void readsOnAfterAnError() {
    Fields fields = fields("a", 1L, "b", "two", "c", new BigDecimal("1.5"), "d", null);

    assertThat(fields.text("a")).isNull();
    assertThat(fields.text("b")).isEqualTo("two");
    assertThat(fields.integer("c", 0, 9)).isNull();
    assertThat(fields.instant("b")).isNull();
    assertThat((Object) fields.object("d", object -> object)).isNull();
    assertThat(fields.objects("e", object -> object)).isNull();
    assertThat(errors)
        .containsExactly(
            Map.entry("/a", "Must be a string, not a number"),
            Map.entry("/c", "Must be a whole number, not a number"),
            Map.entry("/b", "Must be an ISO 8601 instant in UTC"),
            Map.entry("/d", "Must be an object, not null"),
            Map.entry("/e", "Missing; must be an array of objects"));
  }

  @Test
  void tellsOfWhatNobodyAskedForInEveryObject() {
    Fields fields = fields("known", Map.of("inner", "x", "x~/y", 1L), "new", true);

    fields.object("known", object -> object.text("inner"));
    fields.finish();

    assertThat(errors)
        .containsExactly(
            Map.entry("/known/x~0~1y", "Unknown; known are [inner]"),
            Map.entry("/new", "Unknown; known are [known]"));
  }

  @Test
  void leavesAPlaceForEachElementThatIsWrong() {
    Fields fields = fields("list", Arrays.asList(Map.of("n", 1L), "x", Map.of("n", 3L)));

    assertThat(fields.objects("list", 3, element -> element.integer("n", 0, 2)))
        .containsExactly(1L, null, null);
    assertThat(fields.objects("list", 2, element -> element)).isNull();
    assertThat(errors)
        .containsEntry("/list/1", "Must be an object, not a string")
        .containsEntry("/list/2/n", "Must be from 0 to 2")
        .containsEntry("/list", "Must have 1 to 2 elements, not 3");
  }

  @Test
  void takesNoTextThatCannotBeStoredAndSentSafely() {
    Fields fields = fields("nul", "a\u0000", "half", "a\ud800", "whole", "\ud83d\ude00");

    assertThat(fields.text("whole")).isNotNull();
    assertThat(fields.text("nul")).isNull();
    assertThat(fields.text("half", Pattern.compile(".*"), "anything")).isNull();
    assertThat(errors.values()).containsOnly("Holds NUL or half of a surrogate pair");
  }

  @Test
  void knowsWhatMayBeMissing() {
    Fields fields = fields("there", "x", "empty", null);

    assertThat(fields.optionalText("there", text -> text)).contains("x");
    assertThat(fields.optionalText("not", text -> text)).isEmpty();
    assertThat(fields.optionalObject("not", object -> object)).isEmpty();
    assertThat(errors).isEmpty();
    assertThat(fields.optionalText("empty", text -> text)).isEmpty();
    assertThat(errors).containsOnlyKeys("/empty");
  }

  @Test
  void knowsAFieldThatMayBeMissing() {
    Fields fields = fields("other", 1L);

    fields.optionalText("note", text -> text);
    fields.optionalObject("price", object -> object);
    fields.finish();

    assertThat(errors).containsExactly(Map.entry("/other", "Unknown; known are [note, price]"));
  }

  @Test
  void readsTextsByAnyName() {
    Fields fields = fields("names", Map.of("es", "pan"), "broken", Map.of("es", 1L));

    assertThat(fields.texts("names")).isEqualTo(Map.of("es", "pan"));
    fields.texts("broken");
    assertThat(errors).containsExactly(Map.entry("/broken/es", "Must be a string, not a number"));
  }

  @Test
  void namesWhatTheCallerFindsWrong() {
    fields("list", List.of(Map.of("n", 1L)))
        .objects(
            "list",
            element -> {
              element.wrongBelow("/n", "Must be even");
              return element.integer("n", 0, 1);
            });

    assertThat(errors).containsExactly(Map.entry("/list/0/n", "Must be even"));
  }

  private Fields fields(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Fields.of(members, collected);
  }
}
