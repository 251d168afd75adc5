package dev.comanda.workflows.construct;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OrderedTest {

  @Test
  void keepsTheOrderOfItsEntries() {
    assertThat(Ordered.map(entry("b", 1), entry("a", 2), entry("c", 3)))
        .containsExactly(entry("b", 1), entry("a", 2), entry("c", 3));
  }

  @Test
  void refusesTwoValuesOfOneKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ordered.map(entry("a", 1), entry("a", 2)))
        .withMessage("There are two values of 'a'.");
  }
}
