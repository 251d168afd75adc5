package dev.comanda.engine.aws.door;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names the operation of a call to a REST service, which is in its method and path only. */
final class RestOperations {

  private record Route(String method, Pattern path, String operation) {
    static Route of(String method, String path, String operation) {
      return new Route(method, Pattern.compile(path.replace("*", "[^/]+")), operation);
    }
  }

  private static final List<Route> LAMBDA =
      List.of(
          Route.of("POST", "/2015-03-31/functions/*/invocations", "Invoke"),
          Route.of("GET", "/2015-03-31/functions/*", "GetFunction"),
          Route.of("GET", "/2015-03-31/functions/*/configuration", "GetFunctionConfiguration"),
          Route.of("GET", "/2015-03-31/functions/?", "ListFunctions"));

  private static final List<Route> SES =
      List.of(
          Route.of("POST", "/v2/email/outbound-emails", "SendEmail"),
          Route.of("POST", "/v2/email/outbound-bulk-emails", "SendBulkEmail"),
          Route.of("POST", "/v2/email/templates", "CreateEmailTemplate"),
          Route.of("GET", "/v2/email/templates", "ListEmailTemplates"),
          Route.of("GET", "/v2/email/templates/*", "GetEmailTemplate"),
          Route.of("PUT", "/v2/email/templates/*", "UpdateEmailTemplate"),
          Route.of("DELETE", "/v2/email/templates/*", "DeleteEmailTemplate"),
          Route.of("POST", "/v2/email/templates/*/render", "TestRenderEmailTemplate"),
          Route.of("GET", "/v2/email/identities/*", "GetEmailIdentity"),
          Route.of("GET", "/v2/email/account", "GetAccount"));

  private static final List<Route> PIPES =
      List.of(
          Route.of("GET", "/v1/pipes/?", "ListPipes"),
          Route.of("POST", "/v1/pipes/*", "CreatePipe"),
          Route.of("PUT", "/v1/pipes/*", "UpdatePipe"),
          Route.of("DELETE", "/v1/pipes/*", "DeletePipe"),
          Route.of("GET", "/v1/pipes/*", "DescribePipe"),
          Route.of("POST", "/v1/pipes/*/start", "StartPipe"),
          Route.of("POST", "/v1/pipes/*/stop", "StopPipe"));

  private static final List<Route> S3 =
      List.of(
          Route.of("GET", "/", "ListBuckets"),
          Route.of("PUT", "/*/?", "CreateBucket"),
          Route.of("HEAD", "/*/?", "HeadBucket"),
          Route.of("DELETE", "/*/?", "DeleteBucket"),
          Route.of("PUT", "/*/.+", "PutObject"),
          Route.of("GET", "/*/.+", "GetObject"),
          Route.of("HEAD", "/*/.+", "HeadObject"),
          Route.of("DELETE", "/*/.+", "DeleteObject"));

  private static final Set<String> SERVICES = Set.of("lambda", "ses", "pipes", "s3");

  private RestOperations() {}

  /** Whether a service is one of those. */
  static boolean has(String service) {
    return SERVICES.contains(service);
  }

  /**
   * The operation of a call, or {@code METHOD /path} when it is none that Comanda knows.
   *
   * @param service a signing name
   * @param path the raw path
   * @param query the raw query, empty when there is none
   * @param copy whether an {@code x-amz-copy-source} header is there
   */
  static String name(String service, String method, String path, String query, boolean copy) {
    return switch (service) {
      case "lambda" -> find(LAMBDA, method, path);
      case "ses" -> find(SES, method, path);
      case "pipes" -> find(PIPES, method, path);
      case "s3" -> s3(method, path, query, copy);
      default -> method + " " + path;
    };
  }

  private static String s3(String method, String path, String query, boolean copy) {
    String parameters = "&" + query;
    if (parameters.contains("&uploadId=")) {
      return switch (method) {
        case "PUT" -> "UploadPart";
        case "POST" -> "CompleteMultipartUpload";
        case "DELETE" -> "AbortMultipartUpload";
        default -> "ListParts";
      };
    }
    if (method.equals("POST")) {
      return parameters.contains("&uploads") ? "CreateMultipartUpload" : "DeleteObjects";
    }
    if (parameters.contains("&list-type=2")) {
      return "ListObjectsV2";
    }
    if (method.equals("GET") && path.indexOf('/', 1) < 0 && path.length() > 1) {
      return "ListObjects";
    }
    return copy ? "CopyObject" : find(S3, method, path);
  }

  private static String find(List<Route> routes, String method, String path) {
    for (Route route : routes) {
      if (route.method.equals(method) && route.path.matcher(path).matches()) {
        return route.operation;
      }
    }
    return method + " " + path;
  }
}
