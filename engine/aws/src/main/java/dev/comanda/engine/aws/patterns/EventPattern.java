package dev.comanda.engine.aws.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * One pattern, compiled; matches events as AWS's event-ruler does. Safe for many threads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *     operators</a>
 */
public final class EventPattern {

  /**
   * AWS publishes no figure. Of two rules of the same kind that were deployed, it took the one that
   * the ruler counts as 9 and refused the one of 12.
   *
   * @see <a href="https://github.com/vals-ai/Valkyrie/pull/278">The rule that was refused</a>
   */
  private static final int TOO_MANY_STATES = 12;

  private static final String RULE = "pattern";

  private final Machine machine = new Machine();

  /**
   * @param pattern the JSON text of the pattern; of members of the same name the last one counts
   * @throws InvalidEventPatternException if AWS would refuse the pattern
   */
  public EventPattern(String pattern) {
    this(pattern, TOO_MANY_STATES);
  }

  /**
   * A pattern of a service that allows another complexity than EventBridge.
   *
   * @param tooManyStates in how many states at once its wildcards may not be
   * @throws InvalidEventPatternException if AWS would refuse the pattern
   */
  public EventPattern(String pattern, int tooManyStates) {
    try {
      String refusal = JsonRuleCompiler.check(pattern);
      if (refusal != null) {
        throw new InvalidEventPatternException(withoutPosition(refusal));
      }
      machine.addRule(RULE, pattern);
    } catch (IOException e) {
      throw new InvalidEventPatternException(withoutPosition(e.getMessage()));
    }
    if (machine.evaluateComplexity(new MachineComplexityEvaluator(tooManyStates))
        >= tooManyStates) {
      throw new InvalidEventPatternException(
          "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
              + " sequences after a wildcard character");
    }
  }

  /** Whether the event matches. */
  public boolean matches(JsonNode event) {
    try {
      return !machine.rulesForJSONEvent(event.toString()).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      // The ruler declares Exception, but fails only for what is not JSON.
      throw new IllegalArgumentException(e);
    }
  }

  /** The ruler adds where in the text it stopped, which AWS answers on lines of their own. */
  private static String withoutPosition(String refusal) {
    int end = refusal.indexOf('\n');
    return end < 0 ? refusal : refusal.substring(0, end);
  }
}
