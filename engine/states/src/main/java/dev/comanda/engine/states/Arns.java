package dev.comanda.engine.states;

/** Names of state machines and executions, in the one account and region that are played. */
public final class Arns {

  /** The region of every ARN. */
  public static final String REGION = "us-east-1";

  private Arns() {}

  /** The ARN of something that Step Functions has, such as {@code stateMachine:NAME}. */
  public static String of(String resource) {
    return "arn:aws:states:" + REGION + ":000000000000:" + resource;
  }
}
