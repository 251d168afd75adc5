package dev.comanda.runtime.http;

/** Who sends a request, as the verified token says and nothing else. */
public final class SignedIn {

  private SignedIn() {}

  /**
   * The {@code sub} of the access token that the JWT authorizer verified.
   *
   * @throws ProblemException 401 without a verified token, 403 if it is not an access token: API
   *     Gateway itself cannot tell it from an ID token
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">JWT
   *     authorizers</a>
   */
  public static String customerId(HttpRequest request) {
    String customerId =
        request
            .claim("sub")
            .filter(sub -> !sub.isBlank())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(401, "not-signed-in", "Not signed in")
                            .withDetail("The request needs an access token")));
    if (!request.claim("token_use").filter("access"::equals).isPresent()) {
      throw new ProblemException(
          Problem.of(403, "wrong-token", "Wrong token")
              .withDetail("The request needs an access token, not an ID token"));
    }
    return customerId;
  }
}
