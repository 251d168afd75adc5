package dev.comanda.engine.aws.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * What a test asks of the door, below {@code /_NAME/} with the name of the product: {@code faults}
 * (GET, POST, DELETE), {@code faults/<id>} (DELETE), {@code calls} (GET, DELETE), {@code iam}
 * (GET), {@code functions/<logicalId>/kill} (POST). A request must carry the header {@code x-NAME:
 * 1}, which no page of another site can send unasked.
 */
final class Control {

  private static final Pattern FAULT = Pattern.compile("faults/([^/]+)");
  private static final Pattern KILL = Pattern.compile("functions/([^/]+)/kill");

  private final Door door;
  private final String path;
  private final String header;

  Control(Door door, String product) {
    this.door = door;
    this.path = "/_" + product + "/";
    this.header = "x-" + product;
  }

  /** What the path of every such request begins with. */
  String path() {
    return path;
  }

  AwsResponse answer(Request request) throws IOException {
    String asked = request.getHttpURI().getPath().substring(path.length());
    if (!"1".equals(request.getHeaders().get(header))) {
      return problem(403, "The header " + header + ": 1 is missing");
    }
    Matcher fault = FAULT.matcher(asked);
    if (request.getMethod().equals("DELETE") && fault.matches()) {
      return door.faults().remove(fault.group(1)) ? empty(204) : problem(404, "No such fault");
    }
    Matcher kill = KILL.matcher(asked);
    if (request.getMethod().equals("POST") && kill.matches()) {
      boolean killed = door.functions().kill(kill.group(1), null);
      return killed ? empty(204) : problem(404, "No environment of that function is alive");
    }
    String call = request.getMethod() + " " + asked;
    return switch (call) {
      case "GET faults" -> rules();
      case "POST faults" -> add(request);
      case "DELETE faults" -> {
        door.faults().clear();
        yield empty(204);
      }
      case "GET calls" -> AwsResponse.json(200, Json.MAPPER.valueToTree(door.faults().calls()));
      case "DELETE calls" -> {
        door.faults().forgetCalls();
        yield empty(204);
      }
      case "GET iam" -> AwsResponse.json(200, door.guard().report());
      default ->
          problem(404, request.getMethod() + " " + path + asked + " is nothing that can be asked");
    };
  }

  private AwsResponse rules() {
    ArrayNode rules = Json.array();
    door.faults().rules().forEach(rules::add);
    return AwsResponse.json(200, rules);
  }

  private AwsResponse add(Request request) throws IOException {
    try {
      JsonNode rule = Json.parse(Content.Source.asInputStream(request).readAllBytes());
      if (!(rule instanceof ObjectNode definition)) {
        return problem(400, "A rule is a JSON object");
      }
      return AwsResponse.json(201, Json.object().put("id", door.faults().add(definition)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return problem(400, e.getMessage());
    }
  }

  private static AwsResponse problem(int status, String detail) {
    return AwsResponse.json(status, Json.object().put("detail", detail));
  }

  private static AwsResponse empty(int status) {
    return new AwsResponse(status, Map.of(), new byte[0]);
  }
}
