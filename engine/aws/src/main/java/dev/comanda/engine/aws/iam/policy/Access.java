package dev.comanda.engine.aws.iam.policy;

import java.util.List;
import java.util.Map;

/**
 * One thing that a call wants to do. A call may want several: a message to an encrypted queue also
 * wants the queue's key.
 *
 * @param action such as {@code sqs:SendMessage}
 * @param resource the ARN, or {@code *} where an action knows no resources
 * @param keys the service's condition keys of this access, such as {@code dynamodb:LeadingKeys}
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 *     resources and condition keys</a>
 */
public record Access(String action, String resource, Map<String, List<String>> keys) {

  /** An access without condition keys of its own. */
  public Access(String action, String resource) {
    this(action, resource, Map.of());
  }

  /**
   * The resource as logs may have it: an address of a customer can be one, as an identity of SES.
   */
  public String shownResource() {
    return resource.replaceFirst(":identity/.*@", ":identity/***@");
  }

  /** The service that is called, such as {@code sqs}. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }
}
