package dev.comanda.runtime.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A service of AWS as a client sees it on the wire: it answers what it was told to, one answer per
 * request, and keeps the requests. The clients are the real ones.
 */
public final class AwsStub implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "expect", "transfer-encoding");

  static {
    // Kinesis speaks CBOR unless told otherwise; JSON can be read here.
    System.setProperty("aws.cborEnabled", "false");
  }

  /** A request, with the names of its headers in lower case; {@code query} may be null. */
  public record Request(
      String method, String path, String query, Map<String, String> headers, byte[] body) {

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public Map<String, Object> json() {
      return Json.object(Json.parse(body));
    }
  }

  /** Does something with a request. */
  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange, Request request) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
  private Optional<Answer> dynamoDb = Optional.empty();
  private Answer otherwise = (exchange, request) -> respond(exchange, 501, Map.of(), new byte[0]);

  /** Starts it on a free port of the loopback interface. */
  public AwsStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers the next open request with this JSON. */
  public AwsStub answer(int status, String json) {
    answers.add(
        (exchange, request) ->
            respond(exchange, status, Map.of(), json.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Answers the next open request with what is made of it. */
  public AwsStub answer(UnaryOperator<Request> make) {
    answers.add(
        (exchange, request) -> respond(exchange, 200, Map.of(), make.apply(request).body()));
    return this;
  }

  /** Answers the next open request with an error, as services with a JSON protocol do. */
  public AwsStub error(int status, String code, String message) {
    answers.add(
        (exchange, request) ->
            respond(
                exchange,
                status,
                Map.of("x-amzn-ErrorType", code),
                Json.bytes(Map.of("message", message, "__type", code))));
    return this;
  }

  /** Takes the next open request and breaks the connection instead of answering. */
  public AwsStub loseAnswer() {
    answers.add((exchange, request) -> exchange.close());
    return this;
  }

  /** Lets another endpoint do the next open request, and breaks the connection. */
  public AwsStub forwardAndLoseAnswer(URI endpoint) {
    answers.add(
        (exchange, request) -> {
          forward(endpoint, exchange, request);
          exchange.close();
        });
    return this;
  }

  /** Forwards the next open request. */
  public AwsStub forward(URI endpoint) {
    answers.add((exchange, request) -> forwardAndRespond(endpoint, exchange, request));
    return this;
  }

  /**
   * Forwards all calls of DynamoDB, however often they are tried; answers are for other services.
   */
  public AwsStub forwardDynamoDb(URI endpoint) {
    dynamoDb = Optional.of((exchange, request) -> forwardAndRespond(endpoint, exchange, request));
    return this;
  }

  /** Forwards all requests that no other answer is meant for. */
  public AwsStub otherwiseForward(URI endpoint) {
    otherwise = (exchange, request) -> forwardAndRespond(endpoint, exchange, request);
    return this;
  }

  /** Answers all requests that no other answer is meant for with this JSON. */
  public AwsStub otherwise(int status, String json) {
    otherwise =
        (exchange, request) ->
            respond(exchange, status, Map.of(), json.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** What was asked so far. */
  public List<Request> requests() {
    return requests;
  }

  /** The configuration of a function that calls it. */
  public Config config(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("AWS_REGION", "us-east-1");
    all.put("AWS_ENDPOINT_URL", url());
    return new Config(all);
  }

  /** Where it is, without a path. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestURI().getRawQuery(),
            headers,
            exchange.getRequestBody().readAllBytes());
    requests.add(request);
    try {
      answer(request).to(exchange, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(Request request) {
    if (dynamoDb.isPresent()
        && request.headers().getOrDefault("x-amz-target", "").startsWith("DynamoDB_")) {
      return dynamoDb.get();
    }
    return Optional.ofNullable(answers.poll()).orElse(otherwise);
  }

  private static void forwardAndRespond(URI endpoint, HttpExchange exchange, Request request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = forward(endpoint, exchange, request);
    Map<String, String> headers = new HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    headers.keySet().removeIf(OF_THE_CONNECTION::contains);
    respond(exchange, response.statusCode(), headers, response.body());
  }

  private static HttpResponse<byte[]> forward(URI endpoint, HttpExchange exchange, Request request)
      throws IOException, InterruptedException {
    HttpRequest.Builder forwarded =
        HttpRequest.newBuilder(endpoint.resolve(exchange.getRequestURI()))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CONNECTION.contains(name)) {
                forwarded.header(name, value);
              }
            });
    return HttpClient.newHttpClient()
        .send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void respond(
      HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "stub");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
