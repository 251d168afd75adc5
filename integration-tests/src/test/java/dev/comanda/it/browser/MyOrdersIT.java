package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a customer finds of earlier orders. */
class MyOrdersIT {

  private static final Shop SHOP = new Shop(Product.shared());
  private static final int A_PAGE = 10;

  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void theyComeTenAtATimeTheNewestFirst() {
    Customer customer = SHOP.customer("es");
    String productId = SHOP.products().get(15).path("productId").asText();
    for (int i = 0; i <= A_PAGE; i++) {
      SHOP.placeOrder(customer, productId);
    }
    Visitor visitor =
        visitors.arrive(Language.ES).opens("/orders").sees("signIn.title").signsIn(customer);

    visitor.sees("orders.title");
    Locator orders = visitor.page().locator("main li a");
    assertThat(orders).hasCount(A_PAGE);
    visitor.button("common.more").click();
    assertThat(orders).hasCount(A_PAGE + 1);
    assertThat(visitor.button("common.more")).hasCount(0);

    orders.last().click();
    String oldest = SHOP.orderIds(customer).get(A_PAGE);
    assertThat(visitor.page()).hasURL(Pattern.compile("/orders/" + oldest + "$"));
    visitor.sees("order.title");
    assertThat(visitor.page().getByText(oldest)).isVisible();
  }
}
