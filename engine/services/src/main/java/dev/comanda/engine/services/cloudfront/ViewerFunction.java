package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.time.Duration;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * A CloudFront function, run by Rhino: its language, without {@code async}, modules and the helper
 * methods of the {@code cloudfront} module. It sees the event as JSON and nothing of this JVM.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html">JavaScript
 *     runtime 2.0</a>
 */
final class ViewerFunction {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final String CONSOLE =
      "var console = {log: function () {}, error: function () {}, warn: function () {}};";

  private final String name;
  private final ContextFactory engine = new BoundedEngine();
  private final Script code;
  private final ScriptableObject globals;

  /**
   * @param name for messages
   * @throws IllegalArgumentException if the code cannot be parsed; the message says where
   */
  ViewerFunction(String name, String code) {
    this.name = name;
    try (Context context = engine.enterContext()) {
      globals = context.initSafeStandardObjects(null, true);
      this.code = context.compileString(CONSOLE + code, name, 1, null);
    } catch (RhinoException e) {
      throw new IllegalArgumentException(
          "FunctionCode is not JavaScript that can be run here: " + e.getMessage(), e);
    }
  }

  /**
   * Calls {@code handler}.
   *
   * @return what it returned: a request or a response
   * @throws FunctionException if it fails
   */
  JsonNode call(ObjectNode event) {
    try (Context context = engine.enterContext()) {
      context.putThreadLocal(BoundedEngine.DEADLINE, System.nanoTime() + LIMIT.toNanos());
      ScriptableObject scope = (ScriptableObject) context.newObject(globals);
      scope.setPrototype(globals);
      scope.setParentScope(null);
      code.exec(context, scope);
      scope.put("engineEvent", scope, event.toString());
      Object result =
          context.evaluateString(
              scope, "JSON.stringify(handler(JSON.parse(engineEvent)))", name, 1, null);
      JsonNode returned = result instanceof CharSequence text ? Json.parse(text.toString()) : null;
      if (returned == null || !returned.isObject()) {
        throw new FunctionException(name + " returned no request and no response");
      }
      return returned;
    } catch (RhinoException e) {
      throw new FunctionException(name + " failed: " + e.getMessage(), e);
    }
  }

  /** Interprets, which costs no class loading, and ends what runs too long. */
  private static final class BoundedEngine extends ContextFactory {

    static final Object DEADLINE = "deadline";

    @Override
    protected Context makeContext() {
      Context context = super.makeContext();
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      context.setInstructionObserverThreshold(10_000);
      return context;
    }

    @Override
    protected void observeInstructionCount(Context context, int instructions) {
      Object deadline = context.getThreadLocal(DEADLINE);
      if (deadline instanceof Long end && System.nanoTime() > end) {
        throw new FunctionException("A function ran longer than " + LIMIT.toMillis() + " ms");
      }
    }
  }
}
