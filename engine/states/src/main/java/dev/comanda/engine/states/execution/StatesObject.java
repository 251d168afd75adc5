package dev.comanda.engine.states.execution;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code $states}: makes the context only for who asks for it. */
final class StatesObject extends AbstractMap<String, Object> {

  private final Map<String, Object> members = new LinkedHashMap<>(8);
  private final Supplier<Object> context;

  StatesObject(Object input, Supplier<Object> context) {
    this.context = context;
    members.put("input", input);
  }

  @Override
  public Object put(String name, Object value) {
    return members.put(name, value);
  }

  @Override
  public Object get(Object name) {
    return "context".equals(name)
        ? members.computeIfAbsent("context", n -> context.get())
        : members.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return "context".equals(name) || members.containsKey(name);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    get("context");
    return members.entrySet();
  }
}
