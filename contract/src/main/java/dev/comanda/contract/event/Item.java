package dev.comanda.contract.event;

import dev.comanda.contract.event.Computed.Expression;

/**
 * A place in an order's item, which is in DynamoDB's JSON.
 *
 * @param path the JSONata that leads there; empty where that is the context itself
 * @param currency of every amount of the item: it has one
 */
record Item(String path, Expression currency) {

  /** What {@link Kind#list} calls the currency within a line, where the item is out of reach. */
  private static final Expression IN_LINES = new Expression("$currency");

  /** The item that an expression gives. */
  static Item at(String expression) {
    return new Item(expression, new Expression(expression + ".currency.S"));
  }

  /** Each element of a list of the item. */
  static Item ofEach() {
    return new Item("", IN_LINES);
  }

  Item attribute(String name) {
    return new Item(path.isEmpty() ? name : path + "." + name, currency);
  }

  Expression text() {
    return new Expression(path + ".S");
  }

  Expression number() {
    return new Expression(path + ".N", true);
  }
}
