package dev.comanda.local.stepfunctions.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A compiled JSONata expression. Evaluated by many threads at once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
 *     data with JSONata</a>
 */
public final class Expression {

  private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final long LIMIT_MILLIS = 1000;
  private static final int MAX_DEPTH = 100;

  private final String source;
  private final Jsonata jsonata;
  private final Set<String> variables;

  /**
   * Compiles.
   *
   * @param source what stands between <code>{%</code> and <code>%}</code>, without the spaces
   *     around it
   * @throws QueryException if it is not JSONata; the message says why
   */
  public Expression(String source) {
    this.source = source;
    try {
      jsonata = Jsonata.jsonata(source);
    } catch (JException e) {
      throw new QueryException(ErrorTexts.syntax(e));
    }
    jsonata.setValidateInput(false);
    jsonata.setOutputConvertNulls(false);
    StatesFunctions.register(jsonata);
    variables =
        VARIABLE
            .matcher(source)
            .results()
            .map((MatchResult name) -> name.group(1))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The text that AWS's messages quote. */
  public String source() {
    return source;
  }

  /** The names with a dollar sign in it: variables, functions, and {@code states}. */
  public Set<String> variables() {
    return variables;
  }

  /**
   * The names that it reads from a context item, which Step Functions does not give: it refuses
   * such an expression. Found by trying it on a context that notes who asks, so those behind a
   * condition that is not met remain unseen.
   */
  public Set<String> topLevelReferences() {
    var context = new NotingContext();
    Jsonata.Frame frame = jsonata.createFrame();
    frame.setRuntimeBounds(LIMIT_MILLIS, MAX_DEPTH);
    try {
      jsonata.evaluate(context, frame);
    } catch (RuntimeException | StackOverflowError e) {
      // Without data it may well fail; what it asked for until then counts.
    }
    return context.names();
  }

  /**
   * Evaluates.
   *
   * @param bindings the value of a variable, as {@link Values#toJsonata} makes it; null for none
   * @throws QueryException if there is no result, or none that JSON can hold
   */
  public JsonNode evaluate(Function<String, Object> bindings) {
    Jsonata.Frame frame = jsonata.createFrame();
    for (String variable : variables) {
      Object value = bindings.apply(variable);
      if (value != null) {
        frame.bind(variable, value);
      }
    }
    frame.setRuntimeBounds(LIMIT_MILLIS, MAX_DEPTH);
    JsonNode result = Values.toJson(evaluate(frame));
    if (result == null) {
      throw new QueryException("returned nothing (undefined).");
    }
    return result;
  }

  private Object evaluate(Jsonata.Frame frame) {
    try {
      return jsonata.evaluate(null, frame);
    } catch (RuntimeException e) {
      throw new QueryException(ErrorTexts.evaluation(source, e));
    } catch (StackOverflowError e) {
      throw new QueryException(ErrorTexts.tooDeep());
    }
  }
}
