package dev.comanda.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;

/** Judges calls by the policies of who makes them and of what they are made on. */
public interface Guard {

  /** Lets everything through: there are no policies. */
  Guard NONE =
      new Guard() {
        @Override
        public void check(AwsRequest request) {
          // Nothing is refused.
        }

        @Override
        public boolean allows(Caller caller, String action, String resourceArn) {
          return true;
        }

        @Override
        public JsonNode report() {
          return Json.object();
        }
      };

  /**
   * Judges a call at the door. Asked once per call: must be cheap.
   *
   * @throws AwsError in the service's words if it is refused
   */
  void check(AwsRequest request);

  /**
   * Judges what a service does by itself and no request asks for, such as the copy of an object.
   *
   * @param action such as {@code s3:ReplicateObject}
   */
  boolean allows(Caller caller, String action, String resourceArn);

  /** What was granted, used and refused so far. */
  JsonNode report();
}
