package dev.comanda.operations.verify;

import dev.comanda.contract.table.Key;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Outputs;
import dev.comanda.operations.shop.Refusals;
import dev.comanda.operations.shop.ShopTable;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Removes what {@link Verify} made, each thing for itself, and names what stays. */
final class Cleanup {

  private final Clients clients;
  private final Outputs outputs;
  private final ShopTable table;
  private final VerifyReport report;
  private final Made made;
  private boolean clean = true;
  private boolean archived;

  Cleanup(Clients clients, Outputs outputs, ShopTable table, VerifyReport report, Made made) {
    this.clients = clients;
    this.outputs = outputs;
    this.table = table;
    this.report = report;
    this.made = made;
  }

  /**
   * Removes everything that can be removed.
   *
   * @param letters the order's dead letters; null if it was not placed
   * @return whether that has succeeded
   */
  boolean run(OrderLetters letters) {
    if (made.email().isEmpty()) {
      return true;
    }
    report.heading("Removed");
    remove("the customer's id", this::findCustomer);
    if (letters != null) {
      letters.ofTheOrder().forEach(letter -> removeLetter(letters, letter));
    }
    if (!made.customerId().isEmpty()) {
      remove("items of " + Key.ofProfile(made.customerId()).pk(), this::removeItems);
    }
    remove("customer " + made.email() + " in the user pool", this::removeCustomer);
    if (!made.orderId().isEmpty()) {
      tellWhatStays();
    }
    return clean;
  }

  /** An answer may have been lost after the customer was registered. */
  private void findCustomer() {
    if (made.customerId().isEmpty()) {
      try {
        made.customerId(
            clients
                .customers()
                .adminGetUser(get -> get.userPoolId(pool()).username(made.email()))
                .username());
      } catch (UserNotFoundException neverRegistered) {
        // Then there is nothing of a customer.
      }
    }
  }

  private void removeLetter(OrderLetters letters, OrderLetter letter) {
    remove(
        "dead letter " + letter.place(),
        () -> {
          letters.delete(letter);
          report.trace("letter", letter.place());
        });
  }

  private void removeItems() {
    for (Map<String, AttributeValue> item : table.of(made.customerId())) {
      String key = key(item);
      remove(
          "item " + key,
          () -> {
            if (item.get("sk").s().startsWith(Key.ORDER)) {
              removeOrder(item);
            } else {
              table.delete(item);
              report.trace("item", key);
            }
          });
    }
  }

  private void removeOrder(Map<String, AttributeValue> order) {
    String orderId = order.get("orderId").s();
    if (made.orderId().isEmpty()) {
      made.order(orderId);
    }
    remove("copies in " + Archive.folder(orderId), () -> removeCopies(orderId));
    remove("the mails' items of " + orderId, () -> removeMail(orderId));
    String productId = order.get("lines").l().get(0).m().get("productId").s();
    table.deleteOrder(order, productId);
    report.trace("item", key(order));
    report.trace("stock", "one unit of " + productId + " is put back");
  }

  private void removeMail(String orderId) {
    for (Map<String, AttributeValue> mail : table.about(orderId)) {
      table.delete(mail);
      report.trace("item", key(mail));
    }
  }

  private void removeCopies(String orderId) {
    List<String> keys = new Archive(clients.s3(), outputs.text("EmailsBucketName")).delete(orderId);
    keys.forEach(key -> report.trace("mail", key));
    archived = !keys.isEmpty();
  }

  private void removeCustomer() {
    try {
      clients
          .customers()
          .adminDeleteUser(delete -> delete.userPoolId(pool()).username(made.email()));
      report.trace("customer", made.email());
    } catch (UserNotFoundException neverRegistered) {
      // Then there is nobody to delete.
    }
  }

  private void tellWhatStays() {
    report.heading("Stays");
    report.trace(
        "row", "what the lake has of " + made.orderId() + ": its objects hold many orders each");
    if (archived) {
      report.trace(
          "mail",
          "what S3 has copied to "
              + outputs.text("EmailsReplicaBucketName")
              + ", until it expires");
    }
    if (made.isUnderWay()) {
      report.trace(
          "later",
          "the order was still under way: "
              + Key.ORDER
              + made.orderId()
              + " and its copy may yet come");
    }
  }

  private void remove(String what, Runnable removal) {
    try {
      removal.run();
    } catch (SdkException e) {
      clean = false;
      report.trace("STAYS", what + ": " + Refusals.told(e));
    }
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.get("pk").s() + " / " + item.get("sk").s();
  }

  private String pool() {
    return outputs.text("UserPoolId");
  }
}
