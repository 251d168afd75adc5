package dev.comanda.contract.event;

import dev.comanda.contract.fields.FieldErrors;
import java.util.Set;

/**
 * The first thing that is wrong ends the reading: an {@link InvalidEventException} names the field
 * by its JSON pointer and never quotes its value, which may be a customer's. Members that are not
 * asked for are left alone.
 */
public final class FirstError implements FieldErrors {

  @Override
  public void add(String pointer, String problem) {
    throw new InvalidEventException((pointer.isEmpty() ? "The input" : pointer) + ": " + problem);
  }

  /** As JSONata writes what is not there. */
  @Override
  public boolean takesNullForNothing() {
    return true;
  }

  @Override
  public void unknown(String pointer, Set<String> known) {}
}
