package dev.comanda.engine.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.jsonata.Expression;
import dev.comanda.engine.states.jsonata.QueryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds and compiles the expressions in a value. */
final class TemplateParser {

  private static final String UNSUPPORTED = "UNSUPPORTED_JSONATA_EXPRESSION";

  private final Diagnostics diagnostics;
  private final Outcome outcome;

  /**
   * What a field can read of how the state's work ended, as a member of {@code $states}. Anything
   * else there is refused.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#reserved-variable-states">Reserved
   *     variable: $states</a>
   */
  enum Outcome {
    /** The work has not ended, or the state has none. */
    NONE,
    /** {@code $states.result}. */
    RESULT,
    /** {@code $states.errorOutput}. */
    ERROR_OUTPUT
  }

  TemplateParser(Diagnostics diagnostics, Outcome outcome) {
    this.diagnostics = diagnostics;
    this.outcome = outcome;
  }

  Template parse(JsonNode value, String location) {
    return switch (value.getNodeType()) {
      case OBJECT -> members(value, location);
      case ARRAY -> elements(value, location);
      case STRING -> text(value, location);
      default -> new Template.Literal(value);
    };
  }

  private Template members(JsonNode value, String location) {
    Map<String, Template> members = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            member ->
                members.put(
                    member.getKey(), parse(member.getValue(), location + "/" + member.getKey())));
    return members.values().stream().allMatch(Template.Literal.class::isInstance)
        ? new Template.Literal(value)
        : new Template.Members(members);
  }

  private Template elements(JsonNode value, String location) {
    List<Template> elements = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      elements.add(parse(value.get(i), location + "[" + i + "]"));
    }
    return elements.stream().allMatch(Template.Literal.class::isInstance)
        ? new Template.Literal(value)
        : new Template.Elements(elements);
  }

  private Template text(JsonNode value, String location) {
    String text = value.textValue();
    if (!text.startsWith("{%") || !text.endsWith("%}") || text.length() < 4) {
      return new Template.Literal(value);
    }
    try {
      var expression = new Expression(text.substring(2, text.length() - 2).strip());
      check(expression, location);
      return new Template.Query(expression);
    } catch (QueryException e) {
      diagnostics.add("INVALID_JSONATA_EXPRESSION", location, e.getMessage());
      return new Template.Literal(value);
    }
  }

  private void check(Expression expression, String location) {
    for (String name : expression.topLevelReferences()) {
      String message = "Reference to '" + name + "' at the top level is not supported.";
      diagnostics.add(UNSUPPORTED, location, message);
    }
    if (expression.references().root()) {
      diagnostics.add(UNSUPPORTED, location, "Reference to '$$' is not supported.");
    }
    checkReads(expression, location, "result", Outcome.RESULT);
    checkReads(expression, location, "errorOutput", Outcome.ERROR_OUTPUT);
  }

  private void checkReads(Expression expression, String location, String member, Outcome needed) {
    if (expression.references().ofStates().contains(member) && outcome != needed) {
      diagnostics.add(UNSUPPORTED, location, "Field '$states." + member + "' does not exist.");
    }
  }
}
