package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;

/**
 * SNS: topics, and the keys that encrypt them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html">SNS's
 *     actions</a>
 */
final class SnsAccesses implements Accesses {

  private final Known known;

  SnsAccesses(Known known) {
    this.known = known;
  }

  @Override
  public List<Access> of(AwsRequest request) {
    boolean publishes = request.operation().startsWith("Publish");
    String topic = Input.text(request, Input.json(request), "TopicArn");
    String resource = topic.isEmpty() ? "*" : topic;
    return publishes
        ? Keys.write(new Access("sns:Publish", resource), known.keyOf(topic))
        : List.of(new Access("sns:" + request.operation(), resource));
  }
}
