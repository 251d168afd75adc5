package dev.comanda.engine.aws.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The wire protocols, as far as an error of the door has to look like one of the service's own.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>
 */
public enum Protocol {
  /** AWS JSON 1.0 and 1.1, and JSON in CBOR. */
  JSON {
    @Override
    public AwsResponse error(AwsError error, String contentType) {
      ObjectMapper mapper = contentType.contains("cbor") ? CBOR : Json.MAPPER;
      ObjectNode body =
          mapper.createObjectNode().put("__type", error.code()).put("message", error.getMessage());
      body.setAll(error.members());
      return answer(error, contentType, bytes(mapper, body));
    }
  },

  /** REST with JSON. */
  REST_JSON {
    @Override
    public AwsResponse error(AwsError error, String contentType) {
      ObjectNode body = Json.object().put("message", error.getMessage());
      return answer(error, "application/json", Json.bytes(body));
    }
  },

  /** Form in, XML out. */
  QUERY {
    @Override
    public AwsResponse error(AwsError error, String contentType) {
      String xml =
          "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
              .formatted(
                  error.status() < 500 ? "Sender" : "Receiver",
                  escaped(error.code()),
                  escaped(error.getMessage()));
      return answer(error, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
  },

  /** REST with XML. */
  REST_XML {
    @Override
    public AwsResponse error(AwsError error, String contentType) {
      String xml =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
              .formatted(escaped(error.code()), escaped(error.getMessage()));
      return answer(error, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
  };

  private static final ObjectMapper CBOR = new CBORMapper();

  /**
   * The error as this protocol writes it.
   *
   * @param contentType of the request; empty when it had none
   */
  public abstract AwsResponse error(AwsError error, String contentType);

  private static AwsResponse answer(AwsError error, String contentType, byte[] body) {
    return new AwsResponse(
        error.status(),
        Map.of("content-type", contentType, "x-amzn-errortype", error.code()),
        body);
  }

  private static byte[] bytes(ObjectMapper mapper, ObjectNode body) {
    try {
      return mapper.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
