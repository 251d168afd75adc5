package dev.comanda.orders;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.Key;
import dev.comanda.runtime.aws.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is read before an order is written.
 *
 * @param catalogue those products of the cart that exist
 * @param customer empty if the customer never signed in
 * @param record of the idempotency key, expired or not
 */
record OrderBasis(
    Map<ProductId, Product> catalogue,
    Optional<Customer> customer,
    Optional<IdempotencyRecord> record) {

  /** The keys of all that is to be read. */
  static List<Map<String, AttributeValue>> keys(PlaceOrder wish) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    keys.add(Attributes.key(Key.ofProfile(wish.customerId())));
    keys.add(IdempotencyRecord.key(wish.customerId(), wish.key()));
    for (Cart.Line line : wish.cart().lines()) {
      keys.add(Attributes.key(Key.ofProduct(line.productId().value())));
    }
    return keys;
  }

  /** Sorts the items that were found. */
  static OrderBasis of(List<Map<String, AttributeValue>> items) {
    Map<ProductId, Product> catalogue = new HashMap<>();
    Optional<Customer> customer = Optional.empty();
    Optional<IdempotencyRecord> record = Optional.empty();
    for (Map<String, AttributeValue> item : items) {
      String sk = text(item, Attribute.SK);
      if (sk.startsWith(Key.PRODUCT)) {
        Product product = product(item);
        catalogue.put(product.productId(), product);
      } else if (sk.equals(Key.PROFILE)) {
        customer = Optional.of(customer(item));
      } else {
        record = Optional.of(IdempotencyRecord.read(item));
      }
    }
    return new OrderBasis(catalogue, customer, record);
  }

  private static Product product(Map<String, AttributeValue> item) {
    return new Product(
        new ProductId(text(item, "productId")),
        OrderItem.readText(item.get("name")),
        new Money(number(item, "price"), text(item, "currency")));
  }

  private static Customer customer(Map<String, AttributeValue> item) {
    return new Customer(
        text(item, "customerId"), text(item, "email"), text(item, "name"), text(item, "locale"));
  }
}
