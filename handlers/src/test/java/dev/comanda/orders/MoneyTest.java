package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Property
  void addsExactlyOrNotAtAll(@ForAll @LongRange long a, @ForAll @LongRange long b) {
    BigInteger sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b));

    if (sum.bitLength() < 64) {
      assertThat(euros(a).plus(euros(b))).isEqualTo(euros(sum.longValueExact()));
    } else {
      assertThatThrownBy(() -> euros(a).plus(euros(b))).isInstanceOf(ArithmeticException.class);
    }
  }

  @Property
  void multipliesExactlyOrNotAtAll(
      @ForAll @LongRange long amount, @ForAll @IntRange(min = 1, max = 99) int units) {
    BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(units));

    if (product.bitLength() < 64) {
      assertThat(euros(amount).times(new Quantity(units)))
          .isEqualTo(euros(product.longValueExact()));
    } else {
      assertThatThrownBy(() -> euros(amount).times(new Quantity(units)))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void refusesToMixCurrencies() {
    assertThatThrownBy(() -> euros(1).plus(new Money(1, "USD")))
        .hasMessage("Cannot add USD to EUR");
  }

  @Test
  void isNeverNegative() {
    assertThatThrownBy(() -> euros(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "eur")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Money euros(long amount) {
    return new Money(amount, "EUR");
  }
}
