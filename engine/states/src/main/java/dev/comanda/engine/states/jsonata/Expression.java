package dev.comanda.engine.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;

/**
 * A compiled JSONata expression. Evaluated by many threads at once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
 *     data with JSONata</a>
 */
public final class Expression {

  /** The library's refusal of an infinite number, which to AWS is a value like any other. */
  private static final String OUT_OF_RANGE = "D1001";

  private final String source;
  private final Jsonata jsonata;
  private final References references;

  /**
   * Compiles.
   *
   * @param source what stands between <code>{%</code> and <code>%}</code>, without the spaces
   *     around it
   * @throws QueryException if it is not JSONata; the message says why
   */
  public Expression(String source) {
    this.source = source;
    jsonata = compile(source);
    jsonata.setValidateInput(false);
    jsonata.setOutputConvertNulls(false);
    StatesFunctions.register(jsonata);
    references = References.of(source);
  }

  private static Jsonata compile(String source) {
    try {
      // The library reads on behind a comment: there must be something.
      return Jsonata.jsonata(source + "\n");
    } catch (JException e) {
      throw new QueryException(ErrorTexts.syntax(e));
    } catch (StringIndexOutOfBoundsException e) {
      throw new QueryException("Unexpected end of expression");
    }
  }

  /** The text that AWS's messages quote. */
  public String source() {
    return source;
  }

  /** What it names. */
  public References references() {
    return references;
  }

  /**
   * The names that it reads from a context item, which Step Functions does not give: it refuses
   * such an expression. Found by trying it on a context that notes who asks, so those behind a
   * condition that is not met remain unseen.
   */
  public Set<String> topLevelReferences() {
    var context = new NotingContext();
    Jsonata.Frame frame = jsonata.createFrame();
    Bounds.of(frame);
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
    for (String variable : references.variables()) {
      Object value = bindings.apply(variable);
      if (value != null) {
        frame.bind(variable, value);
      }
    }
    JsonNode result = Values.toJson(evaluate(frame, Bounds.of(frame)));
    if (result == null) {
      throw new QueryException("returned nothing (undefined).");
    }
    return result;
  }

  private Object evaluate(Jsonata.Frame frame, Bounds bounds) {
    try {
      return jsonata.evaluate(null, frame);
    } catch (JException e) {
      if (bounds.atRoot() && OUT_OF_RANGE.equals(e.getError())) {
        return e.getCurrent();
      }
      throw new QueryException(ErrorTexts.evaluation(source, e));
    } catch (RuntimeException e) {
      throw new QueryException(ErrorTexts.evaluation(source, e));
    } catch (StackOverflowError e) {
      throw new QueryException(ErrorTexts.refusal(Bounds.tooDeep()));
    }
  }
}
