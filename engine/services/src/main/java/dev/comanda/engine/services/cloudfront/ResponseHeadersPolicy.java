package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Headers that every answer of a cache behavior gets, whether it comes from the origin or the
 * cache, and errors too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html">Response
 *     headers policies</a>
 */
final class ResponseHeadersPolicy {

  /**
   * One header.
   *
   * @param override whether it replaces the origin's
   */
  private record Header(String name, String value, boolean override) {}

  static final ResponseHeadersPolicy NONE = new ResponseHeadersPolicy(MissingNode.getInstance());

  private final List<Header> headers = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final CorsPolicy cors;

  private ResponseHeadersPolicy(JsonNode config) {
    cors = config.has("CorsConfig") ? new CorsPolicy(config.get("CorsConfig")) : null;
  }

  /**
   * Reads the {@code ResponseHeadersPolicyConfig} of a resource.
   *
   * @param local turns what a value says of the internet into what it means on this machine
   */
  static ResponseHeadersPolicy of(JsonNode config, UnaryOperator<String> local) {
    ResponseHeadersPolicy policy = new ResponseHeadersPolicy(config);
    JsonNode security = config.path("SecurityHeadersConfig");
    policy.add("X-Content-Type-Options", security.path("ContentTypeOptions"), "nosniff");
    JsonNode frame = security.path("FrameOptions");
    policy.add("X-Frame-Options", frame, frame.path("FrameOption").asText());
    JsonNode referrer = security.path("ReferrerPolicy");
    policy.add("Referrer-Policy", referrer, referrer.path("ReferrerPolicy").asText());
    JsonNode csp = security.path("ContentSecurityPolicy");
    String sources = local.apply(csp.path("ContentSecurityPolicy").asText());
    policy.add("Content-Security-Policy", csp, sources);
    JsonNode transport = security.path("StrictTransportSecurity");
    policy.add("Strict-Transport-Security", transport, strictTransport(transport));
    JsonNode xss = security.path("XSSProtection");
    policy.add("X-XSS-Protection", xss, xssProtection(xss));
    for (JsonNode custom : config.path("CustomHeadersConfig").path("Items")) {
      policy.add(
          custom.path("Header").asText(), custom, local.apply(custom.path("Value").asText()));
    }
    config
        .path("RemoveHeadersConfig")
        .path("Items")
        .forEach(item -> policy.removed.add(item.path("Header").asText()));
    return policy;
  }

  /** Changes the headers of an answer to a request. */
  void apply(EdgeRequest request, Headers response) {
    removed.forEach(response::remove);
    if (cors != null) {
      cors.apply(request, response);
    }
    for (Header header : headers) {
      if (header.override()) {
        response.set(header.name(), header.value());
      } else {
        response.setIfAbsent(header.name(), header.value());
      }
    }
  }

  private void add(String name, JsonNode config, String value) {
    if (!config.isMissingNode()) {
      headers.add(new Header(name, value, config.path("Override").asBoolean()));
    }
  }

  private static String strictTransport(JsonNode config) {
    return "max-age="
        + config.path("AccessControlMaxAgeSec").asText()
        + (config.path("IncludeSubdomains").asBoolean() ? "; includeSubDomains" : "")
        + (config.path("Preload").asBoolean() ? "; preload" : "");
  }

  private static String xssProtection(JsonNode config) {
    if (!config.path("Protection").asBoolean()) {
      return "0";
    }
    return "1"
        + (config.path("ModeBlock").asBoolean() ? "; mode=block" : "")
        + (config.has("ReportUri") ? "; report=" + config.get("ReportUri").asText() : "");
  }
}
