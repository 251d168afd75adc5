package dev.comanda.engine.services.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ElasticMQ below its secret path. It wants that path in the addresses of queues as well; whoever
 * calls neither needs to know it nor is told.
 *
 * @param path one segment, without slashes
 */
record SqsEngine(Engine elasticMq, String path) implements Engine {

  private static final String QUEUE = "QueueUrl";

  /** The only operations whose answers have addresses of queues; messages are passed on unread. */
  private static final Set<String> TELLING_ADDRESSES =
      Set.of("CreateQueue", "GetQueueUrl", "ListQueues", "ListDeadLetterSourceQueues");

  /** What comes before the account in an address: nothing, or a scheme and a host. */
  private static final Pattern HOST = Pattern.compile("^(?:https?://[^/]+)?/");

  private static final Pattern IN_FORM =
      Pattern.compile(
          "((?:^|&)QueueUrl=(?:https?(?::|%3A)(?://|%2F%2F)[^/%&]+(?:%3A\\d+)?)?)(/|%2F)");

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    AwsResponse answer = elasticMq.handle(withPath(request));
    if (!TELLING_ADDRESSES.contains(request.operation())) {
      return answer;
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    return new AwsResponse(
        answer.status(),
        answer.headers(),
        body.replace("/" + path + "/", "/").getBytes(StandardCharsets.UTF_8));
  }

  private AwsRequest withPath(AwsRequest request) {
    if (!request.headers().containsKey("x-amz-target")) {
      String form = new String(request.body(), StandardCharsets.UTF_8);
      Matcher queue = IN_FORM.matcher(form);
      return queue.find()
          ? request.withBody(
              queue.replaceFirst("$1$2" + path + "$2").getBytes(StandardCharsets.UTF_8))
          : request;
    }
    JsonNode input = Json.parse(request.body());
    Matcher queue = HOST.matcher(input.path(QUEUE).asText());
    if (!queue.find()) {
      return request;
    }
    String url = queue.replaceFirst(Matcher.quoteReplacement(queue.group() + path + "/"));
    return request.withBody(Json.bytes(((ObjectNode) input).put(QUEUE, url)));
  }
}
