package dev.comanda.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of the API, of which the examples are what handlers are tested with. */
public final class OpenApi {

  private OpenApi() {}

  /**
   * An operation.
   *
   * @param method in lower case
   */
  public static JsonNode operation(String path, String method) {
    try {
      return new YAMLMapper()
          .readTree(new File("../workflows/api/openapi.yaml"))
          .path("paths")
          .path(path)
          .path(method);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The example of a request's body, as JSON. */
  public static String request(String path) {
    return operation(path, "post").at("/requestBody/content/application~1json/example").toString();
  }
}
