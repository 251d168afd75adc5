package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda: functions, with the qualifier that a call names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Lambda's
 *     actions</a>
 */
final class FunctionAccesses implements Accesses {

  private static final Pattern FUNCTION =
      Pattern.compile("/\\d{4}-\\d\\d-\\d\\d/functions/([^/]+).*");

  @Override
  public List<Access> of(AwsRequest request) {
    String action = request.operation().equals("Invoke") ? "InvokeFunction" : request.operation();
    Matcher function = FUNCTION.matcher(Input.path(request));
    return List.of(
        new Access("lambda:" + action, function.matches() ? arn(request, function) : "*"));
  }

  private static String arn(AwsRequest request, Matcher function) {
    String name = Input.decoded(function.group(1));
    String arn = name.startsWith("arn:") ? name : Environment.arn("lambda", "function:" + name);
    String qualifier = Input.parameter(Input.query(request), "Qualifier");
    return qualifier.isEmpty() ? arn : arn + ":" + qualifier;
  }
}
