package dev.comanda.runtime.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal as HTTP tells it.
 *
 * @param status the HTTP status code
 * @param slug the last part of the type {@code urn:comanda:problem:<slug>}
 * @param title the same for every problem of the type
 * @param detail what is wrong in this case, empty if the title says it all
 * @param errors one per place in the input; empty if the problem is not about places
 * @param retryAfterSeconds when the same request may succeed, 0 for never or unknown
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
    int status,
    String slug,
    String title,
    Optional<String> detail,
    List<Error> errors,
    int retryAfterSeconds) {

  /**
   * What is wrong in one place of the input.
   *
   * @param pointer a JSON pointer into the body; for other input its name with a prefix, such as
   *     {@code query/cursor} or {@code header/Idempotency-Key}
   * @param detail what was wrong and what is allowed
   * @param members further members of the error, by name
   */
  public record Error(String pointer, String detail, Map<String, Object> members) {

    /** An error without further members. */
    public Error(String pointer, String detail) {
      this(pointer, detail, Map.of());
    }

    private Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("pointer", pointer);
      json.put("detail", detail);
      json.putAll(members);
      return json;
    }
  }

  /** Copies. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem of which only the type is known yet. */
  public static Problem of(int status, String slug, String title) {
    return new Problem(status, slug, title, Optional.empty(), List.of(), 0);
  }

  /** The service cannot answer now; the same request may succeed in a moment. */
  public static Problem unavailable() {
    return of(503, "unavailable", "Try again")
        .withDetail("The service is busy; the same request may be sent again")
        .withRetryAfter(1);
  }

  /** There is nothing here, or nothing that this customer may see. */
  public static Problem notFound() {
    return of(404, "not-found", "Not found");
  }

  /** The same problem, explained. */
  public Problem withDetail(String text) {
    return new Problem(status, slug, title, Optional.of(text), errors, retryAfterSeconds);
  }

  /** The same problem with one more error. */
  public Problem withError(Error error) {
    List<Error> more = new ArrayList<>(errors);
    more.add(error);
    return withErrors(more);
  }

  /** The same problem with these errors instead of its own. */
  public Problem withErrors(List<Error> all) {
    return new Problem(status, slug, title, detail, all, retryAfterSeconds);
  }

  /** The same problem, worth a retry after so many seconds. */
  public Problem withRetryAfter(int seconds) {
    return new Problem(status, slug, title, detail, errors, seconds);
  }

  /** The problem document. */
  public HttpResponse toResponse(String requestId) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "urn:comanda:problem:" + slug);
    json.put("title", title);
    json.put("status", status);
    detail.ifPresent(text -> json.put("detail", text));
    json.put("requestId", requestId);
    if (!errors.isEmpty()) {
      json.put("errors", errors.stream().map(Error::toJson).toList());
    }
    HttpResponse response =
        HttpResponse.json(status, json).with("Content-Type", "application/problem+json");
    return retryAfterSeconds == 0
        ? response
        : response.with("Retry-After", Integer.toString(retryAfterSeconds));
  }
}
