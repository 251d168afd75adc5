package dev.comanda.engine.aws;

/** The account and region that the local runtime plays. */
public final class Environment {

  /** The account of every ARN. */
  public static final String ACCOUNT = "000000000000";

  /** The region of every ARN. */
  public static final String REGION = "us-east-1";

  private Environment() {}

  /** The ARN of a regional resource, such as {@code arn("sqs", name)}. */
  public static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
