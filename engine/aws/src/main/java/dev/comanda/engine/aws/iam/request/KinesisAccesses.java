package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;

/**
 * Kinesis: streams.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html">Kinesis'
 *     actions</a>
 */
final class KinesisAccesses implements Accesses {

  private final Iterators iterators = new Iterators("StreamARN");

  @Override
  public List<Access> of(AwsRequest request) {
    return List.of(
        new Access(
            "kinesis:" + request.operation(), iterators.resource(request, Input.json(request))));
  }
}
