package dev.comanda.engine.states.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** An object node as a map, without copying it. */
final class ObjectView extends AbstractMap<String, Object> {

  private final ObjectNode node;

  ObjectView(ObjectNode node) {
    this.node = node;
  }

  ObjectNode node() {
    return node;
  }

  @Override
  public Object get(Object name) {
    JsonNode member = node.get((String) name);
    return member == null ? null : Values.toJsonata(member);
  }

  @Override
  public boolean containsKey(Object name) {
    return node.has((String) name);
  }

  @Override
  public int size() {
    return node.size();
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        Iterator<Entry<String, JsonNode>> members = node.properties().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return members.hasNext();
          }

          @Override
          public Entry<String, Object> next() {
            Entry<String, JsonNode> member = members.next();
            return Map.entry(member.getKey(), Values.toJsonata(member.getValue()));
          }
        };
      }

      @Override
      public int size() {
        return node.size();
      }
    };
  }
}
