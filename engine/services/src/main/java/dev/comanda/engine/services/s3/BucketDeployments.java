package dev.comanda.engine.services.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Puts the files of assets into buckets, as the function that CDK deploys for it does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html">S3
 *     deployment</a>
 */
public final class BucketDeployments implements AwsService {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html",
          "js", "text/javascript",
          "css", "text/css",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webp", "image/webp",
          "woff2", "font/woff2",
          "txt", "text/plain");

  private final Door door;
  private final Function<String, Path> assets;
  private final BinaryOperator<String> content;

  /**
   * Deployments into the buckets behind the door.
   *
   * @param assets finds the folder of an asset by its S3 key
   * @param content gives, by key and text, what a file becomes in which markers were replaced
   */
  public BucketDeployments(
      Door door, Function<String, Path> assets, BinaryOperator<String> content) {
    this.door = door;
    this.assets = assets;
    this.content = content;
  }

  @Override
  public Set<String> types() {
    return Set.of("Custom::CDKBucketDeployment");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    SyncFilter filter =
        new SyncFilter(texts(properties.path("Exclude")), texts(properties.path("Include")));
    Map<String, String> metadata = new HashMap<>();
    properties
        .path("SystemMetadata")
        .properties()
        .forEach(header -> metadata.put(header.getKey(), header.getValue().asText()));
    String bucket = properties.path("DestinationBucketName").asText();
    JsonNode keys = properties.path("SourceObjectKeys");
    for (int i = 0; i < keys.size(); i++) {
      JsonNode markers = properties.path("SourceMarkers").path(i);
      Path folder = assets.apply(keys.get(i).asText());
      for (Path file : files(folder)) {
        String key = folder.relativize(file).toString().replace('\\', '/');
        if (filter.takes(key)) {
          put(bucket, key, content(file, key, markers), metadata);
        }
      }
    }
    return new Created(resource.physicalName(), Map.of("DeployedBucket", bucket));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's bytes, with what only the deployment knows in the place of its markers. */
  private byte[] content(Path file, String key, JsonNode markers) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (markers.isEmpty()) {
        return bytes;
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      for (Map.Entry<String, JsonNode> marker : markers.properties()) {
        text = text.replace(marker.getKey(), Loopback.reachable(marker.getValue().asText()));
      }
      return content.apply(key, text).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String bucket, String key, byte[] content, Map<String, String> metadata) {
    Map<String, String> headers = new HashMap<>(metadata);
    String extension = key.substring(key.lastIndexOf('.') + 1);
    headers.put("content-type", MEDIA_TYPES.getOrDefault(extension, "application/octet-stream"));
    try {
      String path = new URI(null, null, "/" + bucket + "/" + key, null).getRawPath();
      AwsResponse answer =
          door.call(
              new AwsRequest(Caller.CLIENT, "s3", "PutObject", "PUT", path, headers, content));
      if (answer.status() != 200) {
        throw new IllegalArgumentException(new String(answer.body(), StandardCharsets.UTF_8));
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(key + " makes no address", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
