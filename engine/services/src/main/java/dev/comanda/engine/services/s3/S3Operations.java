package dev.comanda.engine.services.s3;

import dev.comanda.engine.aws.protocol.Operations;
import dev.comanda.engine.aws.protocol.Routes;
import java.util.Map;

/** Names the operations of S3, which are in a call's query and headers too. */
final class S3Operations implements Operations {

  private static final Routes ROUTES =
      Routes.of(
          """
          GET    /      ListBuckets
          PUT    /*/?   CreateBucket
          HEAD   /*/?   HeadBucket
          DELETE /*/?   DeleteBucket
          PUT    /*/.+  PutObject
          GET    /*/.+  GetObject
          HEAD   /*/.+  HeadObject
          DELETE /*/.+  DeleteObject
          """);

  @Override
  public String name(String method, String path, String query, Map<String, String> headers) {
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
    return headers.containsKey("x-amz-copy-source")
        ? "CopyObject"
        : ROUTES.name(method, path, query, headers);
  }
}
