package dev.comanda.engine.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.jsonata.Expression;
import dev.comanda.engine.states.jsonata.QueryException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A JSON value of a definition in which any string may be a JSONata expression. */
public sealed interface Template {

  /**
   * The value, with that of each expression in its place.
   *
   * @param bindings the value of a variable, as {@link Expression#evaluate} takes it
   * @throws EvaluationException if an expression has no usable value
   */
  JsonNode evaluate(Function<String, Object> bindings);

  /** A value without any expression in it. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Function<String, Object> bindings) {
      return value;
    }
  }

  /** A string <code>{% ... %}</code>. */
  record Query(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Function<String, Object> bindings) {
      try {
        return expression.evaluate(bindings);
      } catch (QueryException e) {
        throw new EvaluationException("", expression.source(), e.getMessage());
      }
    }
  }

  /** An array with an expression somewhere in it. */
  record Elements(List<Template> elements) implements Template {
    @Override
    public JsonNode evaluate(Function<String, Object> bindings) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
      for (int i = 0; i < elements.size(); i++) {
        try {
          array.add(elements.get(i).evaluate(bindings));
        } catch (EvaluationException e) {
          throw e.inside("[" + i + "]");
        }
      }
      return array;
    }
  }

  /** An object with an expression somewhere in it. */
  record Members(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Function<String, Object> bindings) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Template> member : members.entrySet()) {
        try {
          object.set(member.getKey(), member.getValue().evaluate(bindings));
        } catch (EvaluationException e) {
          throw e.inside("/" + member.getKey());
        }
      }
      return object;
    }
  }
}
