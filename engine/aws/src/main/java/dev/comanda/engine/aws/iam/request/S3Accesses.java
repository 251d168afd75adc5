package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * S3: buckets and objects. What an operation does besides, such as setting tags, is not told apart.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required
 *     permissions for S3's operations</a>
 */
final class S3Accesses implements Accesses {

  /** Operations whose permission has another name. */
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("CompleteMultipartUpload", "PutObject"),
          Map.entry("CopyObject", "PutObject"),
          Map.entry("CreateMultipartUpload", "PutObject"),
          Map.entry("DeleteObjects", "DeleteObject"),
          Map.entry("HeadBucket", "ListBucket"),
          Map.entry("HeadObject", "GetObject"),
          Map.entry("ListBuckets", "ListAllMyBuckets"),
          Map.entry("ListObjects", "ListBucket"),
          Map.entry("ListObjectsV2", "ListBucket"),
          Map.entry("ListParts", "ListMultipartUploadParts"),
          Map.entry("UploadPart", "PutObject"));

  @Override
  public List<Access> of(AwsRequest request) {
    String operation = request.operation();
    String action = ACTIONS.getOrDefault(operation, operation);
    if (action.equals("ListAllMyBuckets")) {
      return List.of(new Access("s3:" + action, "*"));
    }
    List<Access> all = new ArrayList<>();
    String source = request.headers().get("x-amz-copy-source");
    if (source != null) {
      all.add(new Access("s3:GetObject", arn(source.startsWith("/") ? source : "/" + source)));
    }
    Map<String, List<String>> keys = new HashMap<>();
    if (request.headers().containsKey("x-amz-acl")) {
      keys.put("s3:x-amz-acl", Input.one(request.headers().get("x-amz-acl")));
    }
    String prefix = Input.parameter(Input.query(request), "prefix");
    if (!prefix.isEmpty()) {
      keys.put("s3:prefix", Input.one(prefix));
    }
    all.add(new Access("s3:" + action, arn(Input.path(request)), keys));
    return all;
  }

  private static String arn(String path) {
    return "arn:aws:s3:::"
        + Input.decoded(path.substring(1).replaceFirst("/$", "").replace("+", "%2B"));
  }
}
