package dev.comanda.engine.services.lambda.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Speaks the runtime API over one kept connection. A plain socket, because an HTTP client costs a
 * cold start tens of milliseconds of class loading. Not thread-safe.
 */
final class RuntimeApiClient {

  private static final String VERSION = "/2018-06-01/runtime/";

  private final String prefix;
  private final String host;
  private final InputStream in;
  private final OutputStream out;
  private final Map<String, String> headers = new HashMap<>();

  /**
   * @param api the value of {@code AWS_LAMBDA_RUNTIME_API}: host, port and an optional path
   */
  RuntimeApiClient(String api) throws IOException {
    int colon = api.indexOf(':');
    int slash = api.indexOf('/') < 0 ? api.length() : api.indexOf('/');
    host = api.substring(0, slash);
    prefix = api.substring(slash) + VERSION;
    int port = Integer.parseInt(api.substring(colon + 1, slash));
    Socket socket = new Socket(InetAddress.getByName(api.substring(0, colon)), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
    out = socket.getOutputStream();
  }

  /** Waits, for as long as it takes, for the next invocation. */
  InvocationRequest next() throws IOException {
    send("GET", "invocation/next", null, new byte[0], 0);
    byte[] payload = receive();
    return new InvocationRequest(
        headers.get("lambda-runtime-aws-request-id"),
        Long.parseLong(headers.get("lambda-runtime-deadline-ms")),
        headers.get("lambda-runtime-invoked-function-arn"),
        headers.get("lambda-runtime-trace-id"),
        payload);
  }

  void respond(String id, ByteArrayOutputStream answer) throws IOException {
    byte[] body = answer.toByteArray();
    send("POST", "invocation/" + id + "/response", null, body, body.length);
    receive();
  }

  void error(String id, ErrorReport report) throws IOException {
    send("POST", "invocation/" + id + "/error", report.type(), report.json(), report.json().length);
    receive();
  }

  void initError(ErrorReport report) throws IOException {
    send("POST", "init/error", report.type(), report.json(), report.json().length);
    receive();
  }

  private void send(String method, String path, String errorType, byte[] body, int length)
      throws IOException {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(prefix).append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    if (errorType != null) {
      head.append("Lambda-Runtime-Function-Error-Type: ").append(errorType).append("\r\n");
    }
    if (method.equals("POST")) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    head.append("\r\n");
    byte[] headBytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] message = new byte[headBytes.length + length];
    System.arraycopy(headBytes, 0, message, 0, headBytes.length);
    System.arraycopy(body, 0, message, headBytes.length, length);
    out.write(message);
  }

  private byte[] receive() throws IOException {
    String status = line();
    headers.clear();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    if (!status.startsWith("HTTP/1.1 2") && !status.startsWith("HTTP/1.1 413")) {
      throw new IOException("The runtime API answered " + status);
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The runtime API is gone");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
