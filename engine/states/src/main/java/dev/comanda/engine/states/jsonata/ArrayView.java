package dev.comanda.engine.states.jsonata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.RandomAccess;

/** An array node as a list, without copying it. */
final class ArrayView extends AbstractList<Object> implements RandomAccess {

  private final ArrayNode node;

  ArrayView(ArrayNode node) {
    this.node = node;
  }

  ArrayNode node() {
    return node;
  }

  @Override
  public Object get(int index) {
    return Values.toJsonata(node.get(index));
  }

  @Override
  public int size() {
    return node.size();
  }
}
