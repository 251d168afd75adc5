package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What calls on an encrypted topic or queue ask for beside their own action. The keys that AWS
 * manages for a service let in whoever may use the service.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">SQS's
 *     key management</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">SNS's key
 *     management</a>
 */
final class Keys {

  private static final List<String> WRITE = List.of("kms:GenerateDataKey", "kms:Decrypt");
  private static final List<String> READ = List.of("kms:Decrypt");

  private Keys() {}

  /**
   * An access, and what it needs of a key.
   *
   * @param key the key's ARN; null where there is none to ask for
   */
  static List<Access> write(Access access, String key) {
    return with(access, key, WRITE);
  }

  /** As {@link #write}, to read what others wrote. */
  static List<Access> read(Access access, String key) {
    return with(access, key, READ);
  }

  private static List<Access> with(Access access, String key, List<String> actions) {
    if (key == null) {
      return List.of(access);
    }
    Map<String, List<String>> keys =
        Map.of(
            "kms:ViaService",
            Input.one(access.service() + "." + Environment.REGION + ".amazonaws.com"),
            "kms:CallerAccount",
            Input.one(Environment.ACCOUNT));
    List<Access> all = new ArrayList<>(List.of(access));
    actions.forEach(action -> all.add(new Access(action, key, keys)));
    return all;
  }
}
