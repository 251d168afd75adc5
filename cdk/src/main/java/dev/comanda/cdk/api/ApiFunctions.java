package dev.comanda.cdk.api;

import static java.util.Map.entry;

import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.workflows.construct.Ordered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.constructs.Construct;

/** The functions behind the API: each answers only whom it knows CloudFront by. */
final class ApiFunctions {

  private final Construct scope;
  private final FunctionPlatform platform;
  private final IAlarm failures;
  private final Map<String, String> known;
  private final List<JavaFunction> all = new ArrayList<>();

  /**
   * None so far.
   *
   * @param failures what takes a new version of any of them back
   * @param allowedOrigins whose pages they answer, separated by commas
   * @param originSecrets whom they believe to be CloudFront, separated by commas
   */
  ApiFunctions(
      Construct scope,
      FunctionPlatform platform,
      IAlarm failures,
      String allowedOrigins,
      String originSecrets) {
    this.scope = scope;
    this.platform = platform;
    this.failures = failures;
    known =
        Ordered.map(
            entry("ALLOWED_ORIGINS", allowedOrigins), entry("ORIGIN_SECRETS", originSecrets));
  }

  JavaFunction define(
      String id, String description, String handler, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.putAll(known);
    JavaFunction function =
        new JavaFunction(
            scope,
            id,
            platform,
            JavaFunction.Props.ofApi(description, handler, environment, List.of(failures)));
    all.add(function);
    return function;
  }

  List<JavaFunction> all() {
    return List.copyOf(all);
  }
}
