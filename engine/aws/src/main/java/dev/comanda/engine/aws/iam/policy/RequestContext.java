package dev.comanda.engine.aws.iam.policy;

import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The condition keys of one access, and their values. Calls on loopback stand for calls over TLS,
 * which is how the same code makes them on AWS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global
 *     condition context keys</a>
 */
public final class RequestContext {

  /** The keys that calls have here. A condition on another one cannot be judged. */
  private static final Set<String> KNOWN =
      caseless(
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:PrincipalAccount",
          "aws:PrincipalArn",
          "aws:PrincipalIsAWSService",
          "aws:PrincipalServiceName",
          "aws:RequestedRegion",
          "aws:SecureTransport",
          "aws:SourceAccount",
          "aws:SourceArn",
          "dynamodb:EnclosingOperation",
          "dynamodb:LeadingKeys",
          "kms:CallerAccount",
          "kms:ViaService",
          "lambda:SourceFunctionArn",
          "s3:TlsVersion",
          "s3:prefix",
          "s3:x-amz-acl",
          "ses:FromAddress",
          "ses:FromDisplayName",
          "ses:Recipients");

  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private RequestContext() {}

  /** What is known of an access. */
  public static RequestContext of(Principal principal, Access access, Instant now) {
    RequestContext context = new RequestContext();
    context.put("aws:SecureTransport", "true");
    context.put("aws:RequestedRegion", Environment.REGION);
    context.put("aws:CurrentTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    context.put("aws:EpochTime", Long.toString(now.getEpochSecond()));
    if (access.service().equals("s3")) {
      context.put("s3:TlsVersion", "1.3");
    }
    if (principal instanceof Principal.Role role) {
      context.role(role);
    } else if (principal instanceof Principal.Service service) {
      context.service(service, access);
    }
    context.values.putAll(access.keys());
    return context;
  }

  private void role(Principal.Role role) {
    put("aws:PrincipalArn", role.arn());
    put("aws:PrincipalAccount", Environment.ACCOUNT);
    put("aws:PrincipalIsAWSService", "false");
    if (role.sourceFunction() != null) {
      put("lambda:SourceFunctionArn", role.sourceFunction());
    }
  }

  /** No service promises to tell KMS for whom it uses a key. */
  private void service(Principal.Service service, Access access) {
    put("aws:PrincipalIsAWSService", "true");
    put("aws:PrincipalServiceName", service.name());
    if (service.sourceArn() != null && !access.service().equals("kms")) {
      put("aws:SourceArn", service.sourceArn());
      put("aws:SourceAccount", Environment.ACCOUNT);
    }
  }

  private void put(String key, String value) {
    values.put(key, List.of(value));
  }

  /** Whether calls have such a key here. */
  static boolean knows(String key) {
    return KNOWN.contains(key);
  }

  /**
   * The values of a key; null if the access has none. Keys are the same in upper and lower case.
   */
  List<String> values(String key) {
    return values.get(key);
  }

  private static Set<String> caseless(String... keys) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(keys));
    return set;
  }
}
