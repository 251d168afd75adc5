package dev.comanda.engine.aws.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What a fault does to a call. One record for each kind. */
sealed interface Effect
    permits Effect.Refusal,
        Effect.Delay,
        Effect.DropAnswer,
        Effect.KillCaller,
        Effect.RefuseRecords {

  /** Answers, fails or forwards the call. */
  AwsResponse apply(AwsRequest request, Engine engine, Functions functions) throws IOException;

  /** The service refuses; its engine never sees the call. */
  record Refusal(int status, String code, String message, ObjectNode members) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Engine engine, Functions functions) {
      throw new AwsError(code, message, status, members);
    }
  }

  /** The engine sees the call only after a while. */
  record Delay(long millis) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Engine engine, Functions functions)
        throws IOException {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokenConnectionException("stopped while delaying " + request.operation());
      }
      return engine.handle(request);
    }
  }

  /** The engine does its work, but the caller never learns of it. */
  record DropAnswer() implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Engine engine, Functions functions)
        throws IOException {
      engine.handle(request);
      throw new BrokenConnectionException("the answer of " + request.operation() + " was dropped");
    }
  }

  /** The calling function dies, before or after the engine has done its work. */
  record KillCaller(boolean after) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Engine engine, Functions functions)
        throws IOException {
      if (after) {
        engine.handle(request);
      }
      functions.kill(request.caller().name(), request.headers().get("x-amz-security-token"));
      throw new BrokenConnectionException(request.caller().name() + " was killed");
    }
  }

  /** Some records of a batch are refused, the others go through. */
  record RefuseRecords(RefusedRecords refused) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Engine engine, Functions functions)
        throws IOException {
      return refused.apply(request, engine);
    }
  }
}
