package dev.comanda.operations.verify;

/** What {@link Verify} has made so far, and has to remove. */
final class Made {

  private String email = "";
  private String customerId = "";
  private String orderId = "";
  private boolean underWay;

  /** From now on there may be a customer with this address, who is ours. */
  void customer(String address) {
    email = address;
  }

  /** The customer's id is known. */
  void customerId(String id) {
    customerId = id;
  }

  /** The order is placed, and its events are under way. */
  void order(String id) {
    orderId = id;
    underWay = true;
  }

  /** The order has come everywhere. */
  void arrived() {
    underWay = false;
  }

  /** Empty if there is no customer to remove. */
  String email() {
    return email;
  }

  /** Empty if it is not known. */
  String customerId() {
    return customerId;
  }

  /** Empty if there is no order, or its id is not known. */
  String orderId() {
    return orderId;
  }

  /** Whether something of the order may still come. */
  boolean isUnderWay() {
    return underWay;
  }
}
