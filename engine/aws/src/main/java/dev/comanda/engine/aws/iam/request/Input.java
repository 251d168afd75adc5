package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The input of a call, in whatever protocol. */
final class Input {

  private static final ObjectMapper CBOR = new CBORMapper();

  private Input() {}

  /** The body as JSON; a missing node if it is none, which its service will say. */
  static JsonNode json(AwsRequest request) {
    boolean cbor = request.headers().getOrDefault("content-type", "").contains("cbor");
    try {
      return request.body().length == 0
          ? Json.MAPPER.missingNode()
          : (cbor ? CBOR : Json.MAPPER).readTree(request.body());
    } catch (IOException e) {
      return Json.MAPPER.missingNode();
    }
  }

  /** A parameter of the query protocol, or of a URL's query; empty if it is not there. */
  static String parameter(String query, String name) {
    for (String parameter : query.split("&")) {
      String[] pair = parameter.split("=", 2);
      if (pair[0].equals(name)) {
        return pair.length < 2 ? "" : decoded(pair[1]);
      }
    }
    return "";
  }

  /**
   * A member of a call that came as JSON, or as a form; empty if it has none.
   *
   * @param input what {@link #json} gives
   */
  static String text(AwsRequest request, JsonNode input, String member) {
    return request.headers().containsKey("x-amz-target")
        ? input.path(member).asText()
        : parameter(new String(request.body(), StandardCharsets.UTF_8), member);
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The path of a call, without its query. */
  static String path(AwsRequest request) {
    return request.target().split("\\?", 2)[0];
  }

  /** The query of a call; empty if it has none. */
  static String query(AwsRequest request) {
    return request.target().contains("?") ? request.target().split("\\?", 2)[1] : "";
  }

  /** A condition key's one value. */
  static List<String> one(String value) {
    return List.of(value);
  }
}
