package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  private static final Customer ANA = new Customer("ana", "ana@example.com", "Ana", "es");
  private static final ProductId MUG = new ProductId("mug");
  private static final ProductId TEA = new ProductId("tea");

  @Test
  void sumsItsLines() {
    assertThat(order(line(MUG, 3, 1250, "EUR"), line(TEA, 2, 499, "EUR")).total())
        .isEqualTo(new Money(3 * 1250 + 2 * 499, "EUR"));
  }

  @Test
  void hasOneCurrency() {
    assertThatThrownBy(() -> order(line(MUG, 1, 1, "EUR"), line(TEA, 1, 1, "USD")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasALine() {
    assertThatThrownBy(() -> order()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCartHasAProductInOneLineOnly() {
    assertThatThrownBy(() -> new Cart(List.of(wanted(MUG), wanted(TEA), wanted(MUG))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Cart.repeated(List.of(wanted(MUG), wanted(TEA), wanted(MUG), wanted(MUG))))
        .containsExactly(2, 3);
  }

  @Test
  void aCartHasOneToFiftyLines() {
    List<Cart.Line> lines =
        IntStream.range(0, 51).mapToObj(i -> wanted(new ProductId("p" + i))).toList();

    assertThat(new Cart(lines.subList(0, 50)).lines()).hasSize(50);
    assertThatThrownBy(() -> new Cart(lines)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cart(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCartTakesItsPricesFromTheCatalogue() {
    Product mug = new Product(MUG, new LocalizedText("Taza", "Mug"), new Money(1250, "EUR"));

    assertThat(new Cart(List.of(wanted(MUG))).priced(Map.of(MUG, mug)))
        .containsExactly(OrderLine.of(mug, new Quantity(1)));
    assertThatThrownBy(() -> new Cart(List.of(wanted(TEA))).priced(Map.of(MUG, mug)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100, 4294967297L, Long.MIN_VALUE})
  void aQuantityIsOneToNinetyNine(long units) {
    assertThatThrownBy(() -> Quantity.of(units))
        .hasMessage("Must be a whole number from 1 to 99, not " + units);
  }

  private static Order order(OrderLine... lines) {
    Map<ProductId, Product> catalogue = new HashMap<>();
    List<Cart.Line> wanted = new ArrayList<>();
    for (OrderLine line : lines) {
      catalogue.put(line.productId(), new Product(line.productId(), line.name(), line.unitPrice()));
      wanted.add(new Cart.Line(line.productId(), line.quantity()));
    }
    return Order.placed(
        OrderId.next(Instant.EPOCH, new SecureRandom()), ANA, new Cart(wanted), catalogue);
  }

  private static OrderLine line(ProductId id, int quantity, long price, String currency) {
    return new OrderLine(
        id, new LocalizedText("", ""), new Quantity(quantity), new Money(price, currency));
  }

  private static Cart.Line wanted(ProductId id) {
    return new Cart.Line(id, new Quantity(1));
  }
}
