package dev.comanda.runtime;

import dev.comanda.runtime.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The function's log: one JSON object a line. It takes a request id and names that the code chose;
 * never an exception's message, which may quote what a customer sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">Lambda
 *     does not encode again what is JSON already</a>
 */
public final class Log {

  private static final int TOP_FRAMES = 3;

  private Log() {}

  /** Logs an occurrence that needs no action. */
  public static void info(String requestId, String event) {
    write(entry("INFO", requestId, event));
  }

  /** Logs an occurrence that was survived. */
  public static void warn(String requestId, String event, Throwable cause) {
    write(with(entry("WARN", requestId, event), cause));
  }

  /** Logs a failure that somebody must look at. */
  public static void error(String requestId, String event, Throwable cause) {
    write(with(entry("ERROR", requestId, event), cause));
  }

  private static Map<String, Object> entry(String level, String requestId, String event) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("level", level);
    entry.put("event", event);
    entry.put("requestId", requestId);
    return entry;
  }

  private static Map<String, Object> with(Map<String, Object> entry, Throwable cause) {
    entry.put("errorType", cause.getClass().getName());
    if (cause instanceof AwsServiceException aws && aws.awsErrorDetails() != null) {
      entry.put("awsService", aws.awsErrorDetails().serviceName());
      entry.put("awsErrorCode", aws.awsErrorDetails().errorCode());
      entry.put("awsRequestId", aws.requestId());
    }
    if (cause.getCause() != null) {
      entry.put("causeType", cause.getCause().getClass().getName());
    }
    entry.put("stack", frames(cause));
    return entry;
  }

  /** The top of the stack, and below it only Comanda's own frames. */
  private static List<String> frames(Throwable cause) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (frames.size() < TOP_FRAMES || frame.getClassName().startsWith("dev.comanda.")) {
        frames.add(frame.toString());
      }
    }
    return frames;
  }

  @SuppressWarnings("SystemOut")
  private static void write(Map<String, Object> entry) {
    System.out.println(Json.write(entry));
  }
}
