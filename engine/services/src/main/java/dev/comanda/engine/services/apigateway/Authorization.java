package dev.comanda.engine.services.apigateway;

import java.util.List;

/** Decides whether a request may use its route. */
final class Authorization {

  /**
   * The decision.
   *
   * @param token null on an open route
   * @param refusal null when the request may pass
   */
  record Decision(VerifiedToken token, ApiResponse refusal) {}

  private static final Decision OPEN = new Decision(null, null);
  private static final String PREFIX = "Bearer ";

  private Authorization() {}

  static Decision decide(ApiRequest request, Route route) {
    if (route.authorizer() == null) {
      return OPEN;
    }
    List<String> headers = request.values("authorization");
    if (headers.size() != 1) {
      return new Decision(null, ApiResponse.unauthorized("Bearer"));
    }
    String header = headers.get(0);
    String token = header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : header;
    try {
      VerifiedToken verified = route.authorizer().verify(token);
      boolean inScope =
          route.scopes().isEmpty() || route.scopes().stream().anyMatch(verified.scopes()::contains);
      return inScope ? new Decision(verified, null) : new Decision(null, ApiResponse.FORBIDDEN);
    } catch (TokenRefusedException e) {
      return new Decision(
          null,
          ApiResponse.unauthorized(
              "Bearer scope=\"\" error=\"invalid_token\" error_description=\""
                  + e.getMessage()
                  + "\""));
    }
  }
}
