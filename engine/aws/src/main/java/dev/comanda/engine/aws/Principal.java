package dev.comanda.engine.aws;

/**
 * As whom a call is made, for the policies that judge it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public sealed interface Principal {

  /**
   * Somebody who may administer the account: a person or a test outside the runtime, CloudFormation
   * at a deployment, or a service in its own business. No policy is asked.
   */
  Principal ACCOUNT = new Account();

  /** See {@link #ACCOUNT}. */
  record Account() implements Principal {}

  /**
   * A role that a service has assumed for one of our resources.
   *
   * @param arn the role's ARN
   * @param session the session's name: the function's, or that of whatever else assumed it
   * @param sourceFunction the ARN of the function whose code calls; null for anything else
   */
  record Role(String arn, String session, String sourceFunction) implements Principal {

    /** A role that something else than a function has assumed. */
    public Role(String arn, String session) {
      this(arn, session, null);
    }

    /** What IAM calls the role once it is assumed, as errors name it. */
    public String sessionArn() {
      return arn.replaceFirst(":iam:", ":sts:").replaceFirst(":role/(.*/)?", ":assumed-role/")
          + "/"
          + session;
    }
  }

  /**
   * A service of AWS that acts by itself, for a resource of ours.
   *
   * @param name such as {@code sns.amazonaws.com}
   * @param sourceArn the resource; null where the service does not tell it
   */
  record Service(String name, String sourceArn) implements Principal {}
}
