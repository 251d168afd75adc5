package dev.comanda.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** DynamoDB of a real account, or of {@code AWS_ENDPOINT_URL}, with signed requests. */
final class SignedDynamoDb implements CatalogueSeed.DynamoDb {

  /** Headers that the HTTP client sets by itself. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

  private final HttpClient http = HttpClient.newHttpClient();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final String region = DefaultAwsRegionProviderChain.builder().build().getRegion().id();
  private final URI endpoint = endpoint(System.getenv("AWS_ENDPOINT_URL"), region);

  @Override
  public JsonNode call(String operation, JsonNode input) {
    byte[] body = Json.bytes(input);
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("content-type", "application/x-amz-json-1.0")
            .putHeader("x-amz-target", "DynamoDB_20120810." + operation)
            .build();
    SdkHttpRequest signed =
        signer
            .sign(
                r ->
                    r.identity(credentials.resolveCredentials())
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .headers()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CLIENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return answer(request.build());
  }

  private JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode output = Json.parse(response.body());
      if (response.statusCode() != 200) {
        String type = output.path("__type").asText("Unknown");
        String code = type.substring(type.indexOf('#') + 1);
        String message = output.path("message").asText(output.path("Message").asText());
        throw new AwsError(code, code + ": " + message, response.statusCode());
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach " + endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while waiting for " + endpoint, e);
    }
  }

  private static URI endpoint(String given, String region) {
    String url =
        given == null || given.isBlank() ? "https://dynamodb." + region + ".amazonaws.com" : given;
    return URI.create(url + (url.endsWith("/") ? "" : "/"));
  }
}
