package dev.comanda.engine.states.jsonata;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** An empty object that notes which members it was asked for. */
final class NotingContext extends AbstractMap<String, Object> {

  private final Set<String> names = new LinkedHashSet<>();

  Set<String> names() {
    return names;
  }

  @Override
  public Object get(Object name) {
    names.add((String) name);
    return null;
  }

  @Override
  public boolean containsKey(Object name) {
    return false;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Set.of();
  }
}
