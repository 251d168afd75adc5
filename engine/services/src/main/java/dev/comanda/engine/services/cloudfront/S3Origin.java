package dev.comanda.engine.services.cloudfront;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.Door;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A private bucket, read with the rights that its policy gives this distribution through an origin
 * access control.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">Restricting
 *     access to an S3 origin</a>
 */
final class S3Origin implements Origin {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> FORWARDED =
      Set.of("if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "range");

  private final Door door;
  private final Caller caller;
  private final String bucket;
  private final String domain;
  private final String path;
  private final boolean signs;

  /**
   * @param caller the distribution, as a service's resource
   * @param bucket the bucket's name
   * @param domain the bucket's name in the template
   * @param path goes before every path; empty for none
   * @param signs whether the origin has an access control, so that requests are the distribution's
   *     and not just anybody's
   */
  S3Origin(Door door, Caller caller, String bucket, String domain, String path, boolean signs) {
    this.door = door;
    this.caller = caller;
    this.bucket = bucket;
    this.domain = domain;
    this.path = path;
    this.signs = signs;
  }

  @Override
  public String host() {
    return domain;
  }

  @Override
  public EdgeResponse send(EdgeRequest request) throws IOException {
    if (!READING.contains(request.method())) {
      return error(405, "MethodNotAllowed", "The specified method is not allowed.");
    }
    String key = (path + request.path()).substring(1);
    if (!signs || !namesAnObject(key)) {
      return error(403, "AccessDenied", "Access Denied");
    }
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (FORWARDED.contains(name)) {
        headers.put(name, header.getValue());
      }
    }
    AwsResponse object;
    try {
      object =
          door.call(
              new AwsRequest(
                  caller,
                  "s3",
                  request.method().equals("GET") ? "GetObject" : "HeadObject",
                  request.method(),
                  "/" + bucket + "/" + key,
                  headers,
                  new byte[0]));
    } catch (AwsError e) {
      return error(e.status(), e.code(), e.status() == 403 ? "Access Denied" : e.getMessage());
    }
    if (object.status() == 404) {
      return door.guard().allows(caller, "s3:ListBucket", "arn:aws:s3:::" + bucket)
          ? error(404, "NoSuchKey", "The specified key does not exist.")
          : error(403, "AccessDenied", "Access Denied");
    }
    Headers answer = new Headers();
    object.headers().forEach(answer::add);
    return new EdgeResponse(
        object.status(), answer.remove("Content-Length").set("Server", "AmazonS3"), object.body());
  }

  /** Neither the bucket itself nor, since keys are files here, a way out of it. */
  private static boolean namesAnObject(String key) {
    String decoded = URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    return !key.isEmpty() && !List.of(decoded.split("/")).contains("..");
  }

  private static EdgeResponse error(int status, String code, String message) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message);
    Headers headers =
        new Headers().add("Content-Type", "application/xml").add("Server", "AmazonS3");
    return new EdgeResponse(status, headers, xml.getBytes(StandardCharsets.UTF_8));
  }
}
