package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Invokes a function with the batch and waits for its answer. */
final class LambdaTarget implements Target {

  private final AwsClient aws;
  private final String functionArn;

  LambdaTarget(AwsClient aws, String functionArn) {
    this.aws = aws;
    this.functionArn = functionArn;
  }

  @Override
  public int largestInput() {
    return 6 * 1024 * 1024;
  }

  @Override
  public Outcome deliver(String input, Set<String> ids) {
    AwsResponse answer;
    try {
      answer = aws.invoke(functionArn, input.getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      return Failures.of(e);
    }
    String error = answer.headers().get("x-amz-function-error");
    if (error != null) {
      return new Outcome.Failed(error);
    }
    if (answer.body().length == 0) {
      return BatchResponse.read(MissingNode.getInstance(), ids);
    }
    try {
      return BatchResponse.read(Json.parse(answer.body()), ids);
    } catch (UncheckedIOException e) {
      return new Outcome.Failed("The answer is not JSON");
    }
  }
}
