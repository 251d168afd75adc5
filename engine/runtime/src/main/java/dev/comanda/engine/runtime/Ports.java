package dev.comanda.engine.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each part listens on 127.0.0.1.
 *
 * @param base the first port; the parts take the next ones
 */
public record Ports(int base) {

  /** The AWS door: what {@code AWS_ENDPOINT_URL} names. */
  public int aws() {
    return base;
  }

  /** The distribution whose default origin is the HTTP API: the API as the world reaches it. */
  public int api() {
    return base + 1;
  }

  /** SES, and the inbox page of every mail that it took. */
  public int inbox() {
    return base + 2;
  }

  /** The distribution whose default origin is a bucket. */
  public int site() {
    return base + 3;
  }

  /** DynamoDB Local, behind the door. */
  public int dynamoDb() {
    return base + 4;
  }

  /** ElasticMQ, behind the door. */
  public int sqs() {
    return base + 5;
  }

  /** S3Proxy, behind the door. */
  public int s3() {
    return base + 6;
  }

  /** kinesis-local, behind the door. */
  public int kinesis() {
    return base + 7;
  }

  /** kinesis-local's TLS port, which it insists on and nobody uses. */
  public int kinesisTls() {
    return base + 8;
  }

  /** The Lambda runtime API, which function processes poll. */
  public int runtimeApi() {
    return base + 9;
  }

  /** API Gateway, which CloudFront fetches from. */
  public int apiOrigin() {
    return base + 10;
  }

  /**
   * Makes sure that every port is free.
   *
   * @throws PortInUseException naming the first that is not
   */
  public void checkFree() {
    Map<String, Integer> parts = new LinkedHashMap<>();
    parts.put("the AWS door", aws());
    parts.put("the API", api());
    parts.put("the inbox", inbox());
    parts.put("the site", site());
    parts.put("DynamoDB", dynamoDb());
    parts.put("SQS", sqs());
    parts.put("S3", s3());
    parts.put("Kinesis", kinesis());
    parts.put("Kinesis over TLS", kinesisTls());
    parts.put("the Lambda runtime API", runtimeApi());
    parts.put("API Gateway", apiOrigin());
    parts.forEach(
        (part, port) -> {
          try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
          } catch (IOException e) {
            throw new PortInUseException(part, port);
          }
        });
  }
}
