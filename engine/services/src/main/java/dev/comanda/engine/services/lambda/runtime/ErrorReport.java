package dev.comanda.engine.services.lambda.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure as Lambda's Java runtime reports it: the type's full name, so that a workflow can name
 * it.
 *
 * @param type the exception's class name
 * @param json the document {@code errorMessage}, {@code errorType}, {@code stackTrace}, in UTF-8
 * @param logText the stack trace for the log
 */
record ErrorReport(String type, byte[] json, String logText) {

  private static final String OWN_PACKAGE = RuntimeLoop.class.getPackageName();

  static ErrorReport of(Throwable failure) {
    StringBuilder json = new StringBuilder(512).append('{');
    if (failure.getMessage() != null) {
      json.append("\"errorMessage\":");
      JsonText.quote(failure.getMessage(), json);
      json.append(',');
    }
    json.append("\"errorType\":");
    JsonText.quote(failure.getClass().getName(), json);
    json.append(",\"stackTrace\":[");
    String separator = "";
    for (StackTraceElement frame : functionFrames(failure)) {
      json.append(separator);
      JsonText.quote(frame.toString(), json);
      separator = ",";
    }
    json.append("]}");
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return new ErrorReport(
        failure.getClass().getName(),
        json.toString().getBytes(StandardCharsets.UTF_8),
        text.toString());
  }

  /** The frames of the function; those of this loop are none of its author's business. */
  private static List<StackTraceElement> functionFrames(Throwable failure) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith(OWN_PACKAGE)) {
        break;
      }
      frames.add(frame);
    }
    return frames;
  }
}
