package dev.comanda.engine.aws.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * What a test asks of the door, below {@code /_comanda/}: {@code faults} (GET, POST, DELETE),
 * {@code faults/<id>} (DELETE), {@code calls} (GET, DELETE), {@code iam} (GET), {@code
 * functions/<logicalId>/kill} (POST). A request must carry the header {@code x-comanda: 1}, which
 * no page of another site can send unasked.
 */
final class FaultControl {

  /** What the path of every such request begins with. */
  static final String PATH = "/_comanda/";

  private static final Pattern FAULT = Pattern.compile("/_comanda/faults/([^/]+)");
  private static final Pattern KILL = Pattern.compile("/_comanda/functions/([^/]+)/kill");

  private final Door door;

  FaultControl(Door door) {
    this.door = door;
  }

  AwsResponse answer(Request request) throws IOException {
    String path = request.getHttpURI().getPath();
    if (!"1".equals(request.getHeaders().get("x-comanda"))) {
      return problem(403, "The header x-comanda: 1 is missing");
    }
    Matcher fault = FAULT.matcher(path);
    if (request.getMethod().equals("DELETE") && fault.matches()) {
      return door.faults().remove(fault.group(1)) ? empty(204) : problem(404, "No such fault");
    }
    Matcher kill = KILL.matcher(path);
    if (request.getMethod().equals("POST") && kill.matches()) {
      boolean killed = door.functions().kill(kill.group(1), null);
      return killed ? empty(204) : problem(404, "No environment of that function is alive");
    }
    return switch (request.getMethod() + " " + path) {
      case "GET /_comanda/faults" -> rules();
      case "POST /_comanda/faults" -> add(request);
      case "DELETE /_comanda/faults" -> {
        door.faults().clear();
        yield empty(204);
      }
      case "GET /_comanda/calls" -> json(200, Json.MAPPER.valueToTree(door.faults().calls()));
      case "DELETE /_comanda/calls" -> {
        door.faults().forgetCalls();
        yield empty(204);
      }
      case "GET /_comanda/iam" -> json(200, door.guard().report());
      default -> problem(404, request.getMethod() + " " + path + " is nothing that can be asked");
    };
  }

  private AwsResponse rules() {
    ArrayNode rules = Json.MAPPER.createArrayNode();
    door.faults().rules().forEach(rules::add);
    return json(200, rules);
  }

  private AwsResponse add(Request request) throws IOException {
    try {
      JsonNode rule = Json.parse(Content.Source.asInputStream(request).readAllBytes());
      if (!(rule instanceof ObjectNode definition)) {
        return problem(400, "A rule is a JSON object");
      }
      return json(201, Json.MAPPER.createObjectNode().put("id", door.faults().add(definition)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return problem(400, e.getMessage());
    }
  }

  private static AwsResponse problem(int status, String detail) {
    return json(status, Json.MAPPER.createObjectNode().put("detail", detail));
  }

  private static AwsResponse json(int status, JsonNode body) {
    return new AwsResponse(status, Map.of("content-type", "application/json"), Json.bytes(body));
  }

  private static AwsResponse empty(int status) {
    return new AwsResponse(status, Map.of(), new byte[0]);
  }
}
