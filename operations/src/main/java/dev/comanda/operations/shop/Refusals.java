package dev.comanda.operations.shop;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an AWS service or its client said, in one short line. */
public final class Refusals {

  private static final int LONGEST = 200;

  private Refusals() {}

  /** The code of the service's error and its first words, or the client's. */
  public static String told(SdkException e) {
    if (e instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      AwsErrorDetails details = refused.awsErrorDetails();
      return line(details.errorCode() + ": " + details.errorMessage());
    }
    String where =
        Clients.endpoint().map(endpoint -> "; AWS_ENDPOINT_URL is " + endpoint).orElse("");
    return line(String.valueOf(e.getMessage())) + where;
  }

  private static String line(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }
}
