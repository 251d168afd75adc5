package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Functions;
import dev.comanda.engine.aws.protocol.Api;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads an HTTP request as the AWS call that it is: service and caller from the signature's
 * credential scope, the operation as the protocol says it. Signatures are not verified: whoever
 * reaches loopback may call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">SigV4</a>
 */
final class RequestReader {

  /** The largest body taken, in bytes. */
  static final int LARGEST_BODY = 32 << 20;

  private static final byte[] NOTHING = {};
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]*)");

  private RequestReader() {}

  /**
   * Reads head and body of a call.
   *
   * @throws AwsError if a page sent it, it names no service that there is, or no operation, or its
   *     body is too large
   */
  static AwsRequest read(Request request, Directory directory, Functions functions)
      throws IOException {
    Map<String, String> headers = headers(request);
    String target = headers.get("x-amz-target");
    String path = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery() == null ? "" : request.getHttpURI().getQuery();

    ForeignPages.refuse(request.getHeaders());
    Signature signature = Signature.of(request.getHeaders(), query);
    Api api = directory.find(service(signature, target, directory)).api();
    byte[] body = body(request);
    String operation = operation(api, request.getMethod(), path, query, headers, body);
    if (signature != null && signature.inQuery()) {
      ForeignPages.refuseUnlessPresigned(api.service(), operation);
    }
    return new AwsRequest(
        caller(signature, functions),
        api.service(),
        operation,
        request.getMethod(),
        request.getHttpURI().getPathQuery(),
        headers,
        body);
  }

  /** The headers that can matter to a service; not those of the connection or the signature. */
  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      String name = field.getLowerCaseName();
      if (matters(name)) {
        headers.merge(name, field.getValue(), (first, next) -> first + "," + next);
      }
    }
    return headers;
  }

  private static boolean matters(String name) {
    return name.startsWith("x-amz")
        || (name.startsWith("content-") && !name.equals("content-length"))
        || name.startsWith("if-")
        || name.equals("range")
        || name.equals("cache-control")
        || name.equals("expires");
  }

  private static String service(Signature signature, String target, Directory directory) {
    if (signature != null) {
      return signature.service();
    }
    String service = directory.byTarget(target);
    if (service == null) {
      throw new AwsError(
          "MissingAuthenticationToken",
          "The request is not signed, so that the service it is for is unknown",
          403);
    }
    return service;
  }

  private static Caller caller(Signature signature, Functions functions) {
    Caller function = signature == null ? null : functions.caller(signature.accessKey());
    return function == null ? Caller.CLIENT : function;
  }

  private static String operation(
      Api api, String method, String path, String query, Map<String, String> headers, byte[] body) {
    String target = headers.get("x-amz-target");
    if (target != null) {
      return target.substring(target.indexOf('.') + 1);
    }
    if (api.operations() != null) {
      return api.operations().name(method, path, query, headers);
    }
    String form = body.length > 0 ? new String(body, StandardCharsets.UTF_8) : query;
    Matcher action = ACTION.matcher(form);
    if (!action.find()) {
      throw new AwsError(
          "MissingAction", "The request names no operation of " + api.service(), 400);
    }
    return URLDecoder.decode(action.group(1), StandardCharsets.UTF_8);
  }

  private static byte[] body(Request request) throws IOException {
    long length = request.getLength();
    if (length == 0) {
      return NOTHING;
    }
    if (length > LARGEST_BODY) {
      throw tooLarge();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(length > 0 ? (int) length : LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw tooLarge();
      }
      return body;
    }
  }

  private static AwsError tooLarge() {
    return new AwsError(
        "EntityTooLarge", "The body is larger than " + LARGEST_BODY + " bytes", 413);
  }
}
