package dev.comanda.engine.services.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;

/** A function's handler, whichever of Lambda's two interfaces it implements. */
interface FunctionHandler {

  void handle(byte[] event, OutputStream answer, Context context) throws IOException;

  /**
   * Makes the handler, which is the function's initialisation.
   *
   * @param specification {@code package.Class} or {@code package.Class::handleRequest}
   * @throws Throwable what the constructor threw, or why there is no such handler
   */
  static FunctionHandler load(String specification) throws Throwable {
    String[] parts = specification.split("::", 2);
    if (parts.length == 2 && !parts[1].equals("handleRequest")) {
      throw new NoSuchMethodException(
          "Only handleRequest of Lambda's handler interfaces can be called, not " + specification);
    }
    Class<?> type;
    try {
      type = Class.forName(parts[0]);
    } catch (ClassNotFoundException e) {
      throw new ClassNotFoundException("Class not found: " + parts[0], e);
    }
    Object handler;
    try {
      handler = type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (handler instanceof RequestStreamHandler stream) {
      return (event, answer, context) ->
          stream.handleRequest(new ByteArrayInputStream(event), answer, context);
    }
    if (handler instanceof RequestHandler<?, ?> typed) {
      return TypedHandler.of(typed);
    }
    throw new ClassCastException(
        parts[0] + " implements neither RequestStreamHandler nor RequestHandler");
  }
}
