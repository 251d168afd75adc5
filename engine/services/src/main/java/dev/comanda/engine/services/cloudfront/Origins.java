package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.Door;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.HttpClient;

/** Finds what the origins of the template are on this machine: buckets, or the HTTP API. */
final class Origins {

  private static final Pattern BUCKET =
      Pattern.compile("(?<bucket>.+)\\.s3(?:[.-][a-z0-9-]+)?\\.amazonaws\\.com");

  private final Door door;
  private final HttpClient http;
  private final Function<String, URI> servers;

  /**
   * @param servers gives the address of a domain name that something on this machine serves, else
   *     null
   */
  Origins(Door door, HttpClient http, Function<String, URI> servers) {
    this.door = door;
    this.http = http;
    this.servers = servers;
  }

  /**
   * Reads one of a distribution's {@code Origins}.
   *
   * @param caller the distribution, as the door knows it
   * @throws IllegalArgumentException if nothing on this machine is that origin
   */
  Origin of(JsonNode config, Caller caller) {
    String domain = config.path("DomainName").asText();
    String path = config.path("OriginPath").asText("");
    Matcher bucket = BUCKET.matcher(domain);
    if (bucket.matches()) {
      boolean signs = !config.path("OriginAccessControlId").asText("").isEmpty();
      return new S3Origin(door, caller, bucket.group("bucket"), domain, path, signs);
    }
    URI address = servers.apply(domain);
    if (address == null) {
      throw new IllegalArgumentException(
          "The origin %s is neither a bucket nor the HTTP API of these stacks".formatted(domain));
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (JsonNode header : config.path("OriginCustomHeaders")) {
      headers.add(
          Map.entry(header.path("HeaderName").asText(), header.path("HeaderValue").asText()));
    }
    Duration timeout =
        Duration.ofSeconds(config.path("CustomOriginConfig").path("OriginReadTimeout").asLong(30));
    return new CustomOrigin(http, address, domain, path, headers, timeout);
  }
}
