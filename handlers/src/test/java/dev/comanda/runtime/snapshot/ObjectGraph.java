package dev.comanda.runtime.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All that an object holds on to, through its fields and the static fields of the classes on the
 * way, and so all that a snapshot of it keeps. The JDK's own objects are looked into as far as they
 * hold others for their user.
 */
public final class ObjectGraph {

  private final Map<Object, String> holders = new IdentityHashMap<>();
  private final Set<Class<?>> classes = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private ObjectGraph() {}

  /** Every object that can be reached, with the class and the field that were found to hold it. */
  public static Map<Object, String> of(Object root) {
    ObjectGraph graph = new ObjectGraph();
    graph.see(root, "root");
    while (!graph.open.isEmpty()) {
      graph.lookInto(graph.open.remove());
    }
    return graph.holders;
  }

  private void see(Object object, String holder) {
    if (object != null && holders.putIfAbsent(object, holder) == null) {
      open.add(object);
    }
  }

  private void lookInto(Object object) {
    String holder = holders.get(object);
    if (object instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            see(key, holder);
            see(value, holder);
          });
    } else if (object instanceof Collection<?> collection) {
      collection.forEach(element -> see(element, holder));
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(value -> see(value, holder));
    } else if (object instanceof AtomicReference<?> reference) {
      see(reference.get(), holder);
    } else if (object instanceof Object[] array) {
      for (Object element : array) {
        see(element, holder);
      }
    }
    for (Class<?> type = object.getClass(); isOpen(type); type = type.getSuperclass()) {
      lookInto(object, type);
    }
  }

  private void lookInto(Object object, Class<?> type) {
    boolean first = classes.add(type);
    for (Field field : type.getDeclaredFields()) {
      boolean ofClass = Modifier.isStatic(field.getModifiers());
      if (field.getType().isPrimitive() || (ofClass && !first)) {
        continue;
      }
      field.setAccessible(true);
      try {
        see(field.get(ofClass ? null : object), type.getName() + "." + field.getName());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean isOpen(Class<?> type) {
    return type != null && !type.isArray() && !type.getModule().isNamed();
  }
}
