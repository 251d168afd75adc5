package dev.comanda.engine.aws;

/** The functions, as far as the door must know them: to name a caller, and to kill one. */
public interface Functions {

  /** No functions at all: nothing is known, nothing can be killed. */
  Functions NONE =
      new Functions() {
        @Override
        public Caller caller(String accessKey) {
          return null;
        }

        @Override
        public boolean kill(String logicalId, String environment) {
          return false;
        }
      };

  /**
   * The function that signs with an access key. Asked once per call: must be cheap.
   *
   * @return null if it is no function's
   */
  Caller caller(String accessKey);

  /**
   * Ends execution environments of a function at once, as {@code kill -9} does: no hook runs.
   *
   * @param logicalId the function
   * @param environment the session token that one environment signs with ({@code
   *     AWS_SESSION_TOKEN}); null kills every environment of the function
   * @return whether any was alive
   */
  boolean kill(String logicalId, String environment);
}
