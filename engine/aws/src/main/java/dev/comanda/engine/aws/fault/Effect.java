package dev.comanda.engine.aws.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.BrokenConnectionException;
import dev.comanda.engine.aws.Functions;
import dev.comanda.engine.aws.protocol.Backend;
import dev.comanda.engine.aws.protocol.Batch;
import java.io.IOException;
import java.util.Set;

/** What a fault does to a call. One record for each kind. */
sealed interface Effect
    permits Effect.Refusal,
        Effect.Delay,
        Effect.DropAnswer,
        Effect.KillCaller,
        Effect.RefuseRecords {

  /** Answers, fails or forwards the call. */
  AwsResponse apply(AwsRequest request, Backend backend, Functions functions) throws IOException;

  /** The service refuses; its engine never sees the call. */
  record Refusal(int status, String code, String message, ObjectNode members) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Backend backend, Functions functions) {
      throw new AwsError(code, message, status, members);
    }
  }

  /** The engine sees the call only after a while. */
  record Delay(long millis) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Backend backend, Functions functions)
        throws IOException {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokenConnectionException("stopped while delaying " + request.operation());
      }
      return backend.engine().handle(request);
    }
  }

  /** The engine does its work, but the caller never learns of it. */
  record DropAnswer() implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Backend backend, Functions functions)
        throws IOException {
      backend.engine().handle(request);
      throw new BrokenConnectionException("the answer of " + request.operation() + " was dropped");
    }
  }

  /** The calling function dies, before or after the engine has done its work. */
  record KillCaller(boolean after) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Backend backend, Functions functions)
        throws IOException {
      if (after) {
        backend.engine().handle(request);
      }
      functions.kill(request.caller().name(), request.headers().get("x-amz-security-token"));
      throw new BrokenConnectionException(request.caller().name() + " was killed");
    }
  }

  /**
   * Some records of a batch are refused, the others go through.
   *
   * @param indexes positions in the batch, from 0
   * @param code the error code of each refused record
   */
  record RefuseRecords(Set<Integer> indexes, String code) implements Effect {
    @Override
    public AwsResponse apply(AwsRequest request, Backend backend, Functions functions)
        throws IOException {
      Batch batch = backend.api().batches().get(request.operation());
      if (batch == null) {
        throw new AwsError(
            "ValidationException",
            request.operation() + " has no records that could be refused",
            400);
      }
      return batch.refuse(request, backend.engine(), indexes, code);
    }
  }
}
