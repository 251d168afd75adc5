package dev.comanda.cdk.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table that takes the place of the one that the stacks made, which stays as it is.
 *
 * @param streamArn the ARN of the table's stream, which has the table's name in it
 */
public record RestoredTable(String streamArn) {

  private static final Pattern STREAM_ARN =
      Pattern.compile(
          "(?<table>arn:aws:dynamodb:"
              + DeploymentConfig.REGION
              + ":[0-9]{12}:table/[A-Za-z0-9_.-]{3,255})/stream/[0-9T:.-]+");

  /** Checks that it is the ARN of a stream. */
  public RestoredTable {
    Values.matching(
        STREAM_ARN,
        "restoredTable",
        streamArn,
        "the ARN of the table's stream in " + DeploymentConfig.REGION + " (its LatestStreamArn)");
  }

  /** The table's ARN. */
  public String arn() {
    Matcher matcher = STREAM_ARN.matcher(streamArn);
    return matcher.matches() ? matcher.group("table") : streamArn;
  }
}
