package dev.comanda.sender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.Log;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.json.TaskInput;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * A custom resource of CloudFormation that exists once SES has verified the identity that its
 * property {@code Identity} names. Its physical id is that name. Deleting it does nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html">Custom
 *     resources</a>
 */
public final class VerifiedSenderHandler implements RequestStreamHandler {

  /** What is kept of the function's time to answer CloudFormation in. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(45);

  private final Verification verification;
  private final StackAnswers answers;

  /** As Lambda makes it. */
  public VerifiedSenderHandler() {
    this(new AwsClients(Config.ofEnvironment()).ses(), Clocks.utc(), Backoff.Sleeper.ofThread());
  }

  VerifiedSenderHandler(SesV2Client ses, Clock clock, Backoff.Sleeper sleeper) {
    this.verification = new Verification(ses, clock, sleeper);
    this.answers = new StackAnswers(clock, sleeper);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    StackRequest request = StackRequest.of(TaskInput.read(input));
    answers.give(request, answer(request, context));
  }

  private StackAnswer answer(StackRequest request, Context context) {
    if (request.isDelete()) {
      return StackAnswer.success(request.physicalId());
    }
    try {
      return wait(request.property("Identity"), context);
    } catch (InvalidEventException e) {
      return StackAnswer.failure(request.physicalId(), e.getMessage());
    } catch (RuntimeException e) {
      Log.error(context.getAwsRequestId(), "sender-not-asked-for", e);
      return StackAnswer.failure(
          request.physicalId(),
          e.getClass().getName() + "; look into the log group " + context.getLogGroupName());
    }
  }

  private StackAnswer wait(String identity, Context context) {
    Duration time = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(TO_ANSWER);
    Optional<String> advice = verification.await(identity, time);
    Log.info(context.getAwsRequestId(), advice.isEmpty() ? "verified" : "not-verified");
    return advice
        .map(reason -> StackAnswer.failure(identity, reason))
        .orElseGet(() -> StackAnswer.success(identity));
  }
}
