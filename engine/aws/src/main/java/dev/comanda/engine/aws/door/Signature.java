package dev.comanda.engine.aws.door;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What a signature says of its call.
 *
 * @param accessKey of who signed it
 * @param service the signing name, in lower case
 * @param inQuery whether it stands in the query, as in a presigned address, and not in a header
 */
record Signature(String accessKey, String service, boolean inQuery) {

  /** {@code AKID/20260101/us-east-1/service/aws4_request}, bare or URL-encoded. */
  private static final Pattern SCOPE =
      Pattern.compile(
          "Credential=([^/%,&]+)(?:/|%2F)\\d{8}(?:/|%2F)[^/%,&]+(?:/|%2F)([^/%,&]+)(?:/|%2F)aws4_request");

  /** Version 2 names no service: only S3 knows it still, and boto3 presigns with it by default. */
  private static final Pattern VERSION_2 = Pattern.compile("(?:^|&)AWSAccessKeyId=([^&]+)");

  private static final Pattern VERSION_2_SIGNED = Pattern.compile("(?:^|&)Signature=[^&]");

  /**
   * The signature of a request; a header counts before the query.
   *
   * @return null if it has none
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html">Version
   *     2</a>
   */
  static Signature of(HttpFields headers, String query) {
    String authorization = headers.get(HttpHeader.AUTHORIZATION);
    Matcher scope = SCOPE.matcher(authorization == null ? query : authorization);
    if (scope.find()) {
      String service = scope.group(2).toLowerCase(Locale.ROOT);
      return new Signature(scope.group(1), service, authorization == null);
    }
    Matcher key = VERSION_2.matcher(query);
    if (authorization == null && key.find() && VERSION_2_SIGNED.matcher(query).find()) {
      return new Signature(key.group(1), "s3", true);
    }
    return null;
  }
}
