package dev.comanda.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.ShopTable;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Clocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue is read page by page, whole and by category. */
@Contract
class CatalogueContractIT {

  private final ShopTable table;
  private final Catalogue catalogue;
  private final String category = "c-" + UUID.randomUUID();

  CatalogueContractIT(Cloud cloud) {
    table = new ShopTable(cloud.own());
    catalogue =
        new DynamoDbCatalogue(
            cloud.clients().dynamoDb(), table.name(), Clocks.utc(), Backoff.Sleeper.ofThread());
  }

  @Test
  void aProductIsFoundWithAllThatTheShopSaysOfIt() {
    String mug = table.newProduct(category, 3);

    Product product = catalogue.find(mug).orElseThrow();

    assertThat(product)
        .isEqualTo(
            new Product(
                mug,
                category,
                Map.of("es", "Taza", "en", "A \"mug\""),
                Map.of("es", "Taza", "en", "A \"mug\""),
                1250,
                "EUR",
                "mug.svg",
                5));
    assertThat(catalogue.find("p-" + UUID.randomUUID())).isEmpty();
  }

  @Test
  void aCategoryIsListedInTheOrderOfItsProductsPageByPage() {
    List<String> products = products(5);
    table.newProduct("c-" + UUID.randomUUID(), 1);

    assertThat(pages(Optional.of(category), 2)).containsExactlyElementsOf(products);
  }

  @Test
  void aPageThatEndsTheListSaysSo() {
    products(2);

    assertThat(catalogue.list(Optional.of(category), 2, Optional.empty()).last()).isEmpty();
    assertThat(catalogue.list(Optional.of("c-" + UUID.randomUUID()), 2, Optional.empty()))
        .isEqualTo(new Catalogue.Page(List.of(), Optional.empty()));
  }

  @Test
  void theWholeCatalogueIsListedOnce() {
    List<String> products = products(3);

    List<String> listed = pages(Optional.empty(), 2);

    assertThat(listed).isSorted().containsAll(products);
  }

  @Test
  void stockIsToldOfThoseThatHaveAny() {
    String mug = table.newProduct(category, 3);
    String uncounted = table.newProductWithoutStock(category);
    List<Product> products =
        Stream.of(mug, uncounted).map(catalogue::find).map(Optional::orElseThrow).toList();

    assertThat(catalogue.stock(products)).isEqualTo(Map.of(mug, 3L));
  }

  private List<String> products(int number) {
    return Stream.generate(() -> table.newProduct(category, 1)).limit(number).sorted().toList();
  }

  private List<String> pages(Optional<String> ofCategory, int most) {
    List<String> listed = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Catalogue.Page page = catalogue.list(ofCategory, most, after);
      assertThat(page.products().size()).isBetween(1, most);
      page.products().forEach(product -> listed.add(product.productId()));
      assertThat(listed).doesNotHaveDuplicates();
      after = page.last();
    } while (after.isPresent());
    return listed;
  }
}
