package dev.comanda.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.Jsonata;
import dev.comanda.contract.fields.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What one declaration makes, of members that are there and of those that may be missing. */
class ShapeTest {

  private record Parcel(String code, Optional<String> note, Optional<Size> size, List<Size> parts) {

    static final Member<Parcel, String> CODE =
        Member.of("code", Kind.text(Pattern.compile("[A-Z]+"), "capital letters"), Parcel::code)
            .from("parcelCode");
    static final Member<Parcel, Optional<String>> NOTE =
        Member.of("note", Kind.text(1).orNothing(), Parcel::note).says("What the customer says.");
    static final Member<Parcel, Optional<Size>> SIZE =
        Member.of("size", Kind.object(Size.SHAPE).orNothing(), Parcel::size);
    static final Member<Parcel, List<Size>> PARTS =
        Member.of("parts", Kind.list(Size.SHAPE), Parcel::parts);
    static final Shape<Parcel> SHAPE =
        new Shape<>("parcel", "It travels.", List.of(CODE, NOTE, SIZE, PARTS), Parcel::read);

    static Parcel read(Fields from) {
      return new Parcel(CODE.read(from), NOTE.read(from), SIZE.read(from), PARTS.read(from));
    }
  }

  private record Size(long grams, Optional<Long> height) {

    static final Member<Size, Long> GRAMS =
        Member.<Size, Long>of("grams", Kind.number(1, 99), Size::grams)
            .from(item -> item.attribute("M").attribute("grams").number());
    static final Member<Size, Optional<Long>> HEIGHT =
        Member.of("height", Kind.number(1, 9).orNothing(), Size::height);
    static final Shape<Size> SHAPE = new Shape<>("size", "", List.of(GRAMS, HEIGHT), Size::read);

    static Size read(Fields from) {
      return new Size(GRAMS.read(from), HEIGHT.read(from));
    }
  }

  private static final Map<String, Object> WHOLE =
      Map.of(
          "code",
          "ABC",
          "note",
          "Mind the cat",
          "size",
          Map.of("grams", 5L, "height", 2L),
          "parts",
          List.of(Map.of("grams", 5L)));

  private static final Map<String, Object> LEAST =
      Map.of("code", "ABC", "parts", List.of(Map.of("grams", 5L)));

  @Test
  void isReadAndWrittenWithAllItsMembers() {
    Parcel parcel = read(WHOLE);

    assertThat(parcel.note()).contains("Mind the cat");
    assertThat(parcel.size()).contains(new Size(5, Optional.of(2L)));
    assertThat(Parcel.SHAPE.json(parcel)).isEqualTo(WHOLE);
  }

  @Test
  void isReadAndWrittenWithoutThoseThatAreOptional() {
    Parcel parcel = read(LEAST);

    assertThat(parcel.note()).isEmpty();
    assertThat(parcel.size()).isEmpty();
    assertThat(Parcel.SHAPE.json(parcel)).isEqualTo(LEAST);
  }

  @Test
  void refusesAnOptionalMemberThatIsWrong() {
    assertThatThrownBy(() -> read(Map.of("code", "ABC", "note", 7L)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("/note: Must be a string, not a number");
  }

  @Test
  void tellsTheProducerWhereEachMemberIs() {
    assertThat(Computed.inState(ofItem()))
        .isEqualTo(
            Map.of(
                "code",
                "{% $item.parcelCode.S %}",
                "note",
                "{% $exists($item.note) ? $item.note.S : null %}",
                "size",
                "{% $exists($item.size) ? {'grams': $item.size.M.grams.N,"
                    + " 'height': $exists($item.size.height) ? $item.size.height.N} : null %}",
                "parts",
                "{% ($currency := $item.currency.S; [$item.parts.L.M.{'grams': M.grams.N,"
                    + " 'height': $exists(height) ? height.N}]) %}"));
  }

  @Test
  void isOfAnItemWhatTheItemHas() {
    Map<String, Object> note = Map.of("S", "Mind the cat");

    assertThat(evaluated("note", Map.of("note", note))).isEqualTo("{\"is\":\"Mind the cat\"}");
    assertThat(evaluated("note", Map.of("other", note))).isEqualTo("{\"is\":null}");
    assertThat(evaluated("code", Map.of("other", note)))
        .as("nothing, which fails a state of a workflow")
        .isEqualTo("{}");
  }

  @Test
  void isInAListWhatEachElementHas() {
    Map<String, Object> flat = Map.of("M", Map.of("grams", Map.of("N", "5")));
    Map<String, Object> high =
        Map.of("M", Map.of("grams", Map.of("N", "5")), "height", Map.of("N", "2"));

    assertThat(
            evaluated(
                "parts",
                Map.of("parts", Map.of("L", List.of(Map.of("M", flat), Map.of("M", high))))))
        .isEqualTo("{\"is\":[{\"grams\":\"5\"},{\"grams\":\"5\",\"height\":\"2\"}]}");
  }

  @Test
  void isDescribed() {
    Map<String, Object> schema = SchemaDocument.of("urn:parcel", Parcel.SHAPE);

    assertThat(schema)
        .containsEntry("required", List.of("code", "parts"))
        .extractingByKey("properties")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry(
            "note",
            Map.of("description", "What the customer says.", "type", "string", "minLength", 1))
        .containsEntry("size", Map.of("$ref", "#/$defs/size"));
  }

  @Test
  void knowsTheNamesOfMembersAtAnyDepth() {
    assertThat(Parcel.SHAPE.names(member -> member.kind().optional()))
        .containsExactly("height", "note", "size");
  }

  @Test
  void beginsWithAMemberThatIsNeverMissing() {
    assertThatThrownBy(() -> new Shape<>("note", "", List.of(Parcel.NOTE), Parcel::read))
        .hasMessageStartingWith("The first member of note must not be optional");
  }

  private static Parcel read(Map<String, Object> json) {
    return Parcel.read(Fields.of(json, new FirstError()));
  }

  private static Map<String, Object> ofItem() {
    return Parcel.SHAPE.ofItem(Item.at("$item"));
  }

  private static Object evaluated(String member, Map<String, Object> item) {
    String state = (String) Computed.inState(ofItem()).get(member);
    String expression = state.substring("{%".length(), state.length() - "%}".length());
    Jsonata jsonata = Jsonata.jsonata("$string({'is': " + expression + "})");
    Jsonata.Frame frame = jsonata.createFrame();
    frame.bind("item", item);
    return jsonata.evaluate(Map.of(), frame);
  }
}
