package dev.comanda.engine.services.cloudfront;

/**
 * An answer, and how the cache had to do with it.
 *
 * @param result what X-Cache says before {@code from cloudfront}
 */
record Outcome(EdgeResponse response, String result) {

  static final String HIT = "Hit";
  static final String MISS = "Miss";
  static final String REFRESH_HIT = "RefreshHit";
  static final String ERROR = "Error";
  static final String GENERATED = "FunctionGeneratedResponse";

  /** What an origin said. */
  static Outcome of(EdgeResponse response, String result) {
    return new Outcome(response, response.isError() ? ERROR : result);
  }
}
