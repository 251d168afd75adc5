package dev.comanda.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.LocalService;
import dev.comanda.local.assembly.Created;
import dev.comanda.local.assembly.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What buckets' policies let AWS services do. Of the clients on this machine nobody asks: for them
 * policies are not enforced.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html">AWS::S3::BucketPolicy</a>
 */
public final class BucketPolicies implements LocalService {

  private final Map<String, List<JsonNode>> statements = new ConcurrentHashMap<>();

  @Override
  public Set<String> types() {
    return Set.of("AWS::S3::BucketPolicy");
  }

  @Override
  public Created create(Resource resource) {
    List<JsonNode> allowed = new ArrayList<>();
    each(resource.properties().path("PolicyDocument").path("Statement"), allowed::add);
    statements.put(resource.properties().path("Bucket").asText(), allowed);
    return new Created(resource.physicalName(), Map.of());
  }

  /**
   * Whether a service may act on a bucket for one of its resources.
   *
   * @param action such as {@code s3:GetObject}
   * @param service such as {@code cloudfront.amazonaws.com}
   * @param source the ARN of the service's resource
   */
  public boolean allows(String bucket, String action, String service, String source) {
    return statements.getOrDefault(bucket, List.of()).stream()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> texts(statement.at("/Principal/Service")).contains(service))
        .filter(statement -> texts(statement.path("Action")).contains(action))
        .anyMatch(statement -> isFor(statement.path("Condition"), source));
  }

  private static boolean isFor(JsonNode condition, String source) {
    for (String operator : List.of("StringEquals", "ArnEquals", "StringLike", "ArnLike")) {
      for (String key : List.of("AWS:SourceArn", "aws:SourceArn")) {
        JsonNode sources = condition.path(operator).path(key);
        if (!sources.isMissingNode()
            && texts(sources).stream().noneMatch(it -> matches(it, source))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean matches(String pattern, String source) {
    return source.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    each(node, text -> texts.add(text.asText()));
    return texts;
  }

  private static void each(JsonNode node, Consumer<JsonNode> consumer) {
    if (node.isArray()) {
      node.forEach(consumer);
    } else if (!node.isMissingNode()) {
      consumer.accept(node);
    }
  }
}
