package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the {@code pipes} API, which is REST with JSON; the door writes its refusals. */
final class PipesEngine implements Engine {

  private static final Pattern NAME = Pattern.compile("/v1/pipes/([^/?]+)");
  private static final Pattern QUERY = Pattern.compile("[?&]([^=&]+)=([^&]*)");

  private final PipesApi api;

  PipesEngine(PipesApi api) {
    this.api = api;
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    Matcher name = NAME.matcher(request.target());
    ObjectNode output =
        api.call(request.operation(), name.find() ? decoded(name.group(1)) : null, input(request));
    return AwsResponse.json(200, output);
  }

  private static JsonNode input(AwsRequest request) {
    if (request.body().length > 0) {
      return Json.parse(request.body());
    }
    ObjectNode query = Json.object();
    QUERY
        .matcher(request.target())
        .results()
        .forEach(pair -> query.put(decoded(pair.group(1)), decoded(pair.group(2))));
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
