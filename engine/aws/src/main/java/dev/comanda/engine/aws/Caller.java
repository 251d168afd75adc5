package dev.comanda.engine.aws;

/**
 * Who makes an AWS call.
 *
 * @param name the CloudFormation logical id of the function, pipe or state machine, the name of a
 *     service, or {@code client} for anyone outside the runtime (a test, a shell, a browser)
 * @param principal as whom the call is judged
 */
public record Caller(String name, Principal principal) {

  /** Anyone outside the runtime. */
  public static final Caller CLIENT = new Caller("client");

  /** A caller whose calls are not judged. */
  public Caller(String name) {
    this(name, Principal.ACCOUNT);
  }

  /** A resource that has assumed a role, under its own name. */
  public static Caller inRole(String name, String roleArn) {
    return new Caller(name, new Principal.Role(roleArn, name));
  }
}
