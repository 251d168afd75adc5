package dev.comanda.operations.shop;

import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an AWS service or its client said, in one short line. */
public final class Refusals {

  private static final int LONGEST = 200;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>(),:;\"]+@");

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

  /** The first words of a text on one line; of mail addresses, which are customers', the domain. */
  public static String line(String text) {
    String line = ADDRESS.matcher(text.lines().findFirst().orElse("")).replaceAll("...@");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }
}
