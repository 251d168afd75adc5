package dev.comanda.products;

import dev.comanda.contract.Ids;
import dev.comanda.runtime.http.Cursor;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.InputErrors;
import dev.comanda.runtime.http.PageSize;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code GET /products} and {@code GET /products/{id}}. */
final class ProductAnswer {

  private final Catalogue catalogue;

  ProductAnswer(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  HttpResponse page(HttpRequest request) {
    int most = PageSize.of(request);
    Optional<String> category = request.query("category").map(ProductAnswer::category);
    Cursor cursor = Cursor.of("products", category.orElse(""));
    Optional<String> after = request.query("cursor").map(c -> cursor.read(c, ProductAnswer::slug));
    Catalogue.Page page = catalogue.list(category, most, after);
    Map<String, Long> stock = catalogue.stock(page.products());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("items", page.products().stream().map(product -> json(product, stock)).toList());
    page.last().ifPresent(last -> json.put("nextCursor", cursor.after(last)));
    return Cached.answer(request, json);
  }

  HttpResponse one(HttpRequest request) {
    Product product =
        Optional.of(request.pathParameter("id"))
            .filter(ProductAnswer::isSlug)
            .flatMap(catalogue::find)
            .orElseThrow(() -> new ProblemException(Problem.notFound()));
    return Cached.answer(request, json(product, catalogue.stock(List.of(product))));
  }

  private static Map<String, Object> json(Product product, Map<String, Long> stock) {
    return ProductJson.of(product, stock.getOrDefault(product.productId(), 0L));
  }

  private static String category(String text) {
    if (!isSlug(text)) {
      throw InputErrors.single(
          "query/category", "Must be 1 to 64 characters of a-z, 0-9 and hyphen");
    }
    return text;
  }

  private static String slug(String text) {
    if (!isSlug(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static boolean isSlug(String text) {
    return Ids.PRODUCT.matcher(text).matches();
  }
}
