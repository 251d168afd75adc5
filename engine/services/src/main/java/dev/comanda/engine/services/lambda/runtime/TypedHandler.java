package dev.comanda.engine.services.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;

/** Calls a {@link RequestHandler} with its event as an object, by AWS's own serialization. */
final class TypedHandler<I, O> implements FunctionHandler {

  private final RequestHandler<I, O> handler;
  private final PojoSerializer<I> input;
  private final PojoSerializer<O> output;

  private TypedHandler(
      RequestHandler<I, O> handler, PojoSerializer<I> input, PojoSerializer<O> output) {
    this.handler = handler;
    this.input = input;
    this.output = output;
  }

  static <I, O> FunctionHandler of(RequestHandler<I, O> handler) {
    Method method =
        Arrays.stream(handler.getClass().getMethods())
            .filter(TypedHandler::isHandleRequest)
            .findFirst()
            .orElseThrow();
    return new TypedHandler<>(
        handler,
        serializer(method.getGenericParameterTypes()[0]),
        serializer(method.getGenericReturnType()));
  }

  @Override
  public void handle(byte[] event, OutputStream answer, Context context) {
    O result = handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
    output.toJson(result, answer);
  }

  private static boolean isHandleRequest(Method method) {
    return method.getName().equals("handleRequest")
        && !method.isBridge()
        && method.getParameterCount() == 2
        && method.getParameterTypes()[1] == Context.class;
  }

  @SuppressWarnings("unchecked") // The type is the one that the handler itself declares.
  private static <T> PojoSerializer<T> serializer(Type type) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return (PojoSerializer<T>)
          LambdaEventSerializers.serializerFor(event, event.getClassLoader());
    }
    Type known = type instanceof TypeVariable<?> ? Object.class : type;
    return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(known);
  }
}
