package dev.comanda.local.door;

/**
 * Who makes an AWS call, as read from the access key that signed it.
 *
 * @param name the CloudFormation logical id of the function, pipe or state machine, or {@code
 *     client} for anyone outside the runtime (a test, a shell, a browser)
 */
public record Caller(String name) {

  /** Anyone outside the runtime. */
  public static final Caller CLIENT = new Caller("client");
}
