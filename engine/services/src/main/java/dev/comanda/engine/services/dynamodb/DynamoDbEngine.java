package dev.comanda.engine.services.dynamodb;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes DynamoDB Local speak of the region that the runtime plays: it names its own region {@code
 * ddblocal} in every ARN, whatever it is told.
 */
final class DynamoDbEngine implements Engine {

  private static final String OWN_ARN = "arn:aws:dynamodb:ddblocal:";
  private static final String PLAYED_ARN = "arn:aws:dynamodb:" + Environment.REGION + ":";
  private static final String OWN_REGION = "\"ddblocal\"";
  private static final String PLAYED_REGION = "\"" + Environment.REGION + "\"";

  /** The operations whose input or output names an ARN or the region; none that items pass. */
  private static final Set<String> WITH_REGION =
      Set.of(
          "CreateTable",
          "DescribeTable",
          "UpdateTable",
          "DeleteTable",
          "DescribeStream",
          "ListStreams",
          "GetShardIterator",
          "ListTagsOfResource",
          "TagResource",
          "UntagResource");

  private final Engine local;

  DynamoDbEngine(Engine local) {
    this.local = local;
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    if (request.operation().equals("GetRecords")) {
      AwsResponse answer = local.handle(request);
      return answered(
          answer,
          text(answer.body()).replace(regionMember(OWN_REGION), regionMember(PLAYED_REGION)));
    }
    if (!WITH_REGION.contains(request.operation())) {
      return local.handle(request);
    }
    byte[] body =
        text(request.body()).replace(PLAYED_ARN, OWN_ARN).getBytes(StandardCharsets.UTF_8);
    AwsResponse answer = local.handle(request.withBody(body));
    // An iterator has an ARN in it as well, but is nobody's to read: it comes back as it was given.
    return request.operation().equals("GetShardIterator")
        ? answer
        : answered(answer, text(answer.body()).replace(OWN_ARN, PLAYED_ARN));
  }

  private static String regionMember(String region) {
    return "\"awsRegion\":" + region;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The answer with another body, whose checksum is no longer known. */
  private static AwsResponse answered(AwsResponse answer, String body) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.remove("x-amz-crc32");
    return new AwsResponse(answer.status(), headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
