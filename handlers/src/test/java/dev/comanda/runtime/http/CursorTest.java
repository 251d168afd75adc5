package dev.comanda.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CursorTest {

  private final Cursor cursor = Cursor.of("orders", "ana");

  @Property
  void readsTheIdThatItWasMadeOf(@ForAll @AlphaChars @StringLength(max = 64) String id) {
    String read = cursor.read(cursor.after(id), text -> text);

    assertThat(read).isEqualTo(id);
  }

  @Property
  void refusesEveryChangeOfACharacter(
      @ForAll @IntRange(max = 30) int at, @ForAll @AlphaChars char other) {
    StringBuilder changed = new StringBuilder(cursor.after("01ARZ3NDEKTSV"));
    if (changed.charAt(at) == other) {
      return;
    }
    changed.setCharAt(at, other);

    assertThatThrownBy(() -> cursor.read(changed.toString(), text -> text))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    String after = cursor.after("x");

    assertThatThrownBy(() -> Cursor.of("orders", "eva").read(after, text -> text))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Cursor.of("products", "ana").read(after, text -> text))
        .isInstanceOf(ProblemException.class);
  }
}
