package dev.comanda.cdk;

import dev.comanda.cdk.config.Artifacts;
import dev.comanda.cdk.config.ContextKey;
import dev.comanda.cdk.config.DeploymentConfig;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.Validations;
import software.amazon.jsii.JsiiException;

/** One synthesis: configuration, stacks, and the checks that must find nothing. */
final class Synthesis {

  private Synthesis() {}

  /**
   * Synthesizes as {@code cdk} asks for it by {@code CDK_OUTDIR} and {@code CDK_CONTEXT_JSON}, or
   * as the arguments do.
   *
   * <p>All stages are synthesized in one process: CDK's library is loaded once.
   *
   * <p>It says what there is to say to {@code err} alone: {@code cdk ls} hands on what an app
   * prints, and scripts take each line of it for a stack.
   *
   * @param built finds what the build has made
   * @return the exit code: 0 if there are assemblies in which nothing was found, else 1
   */
  static int run(String[] args, Supplier<Artifacts> built, PrintStream err) {
    return new SynthCommand(requests -> run(requests, built, err))
        .line()
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static int run(
      Supplier<List<Request>> requests, Supplier<Artifacts> built, PrintStream err) {
    try {
      Artifacts artifacts = built.get();
      int findings = 0;
      for (Request request : requests.get()) {
        Result result = synthesize(request, artifacts, List.of());
        result.findings().forEach(err::println);
        findings += result.findings().size();
        if (result.findings().isEmpty()) {
          err.println("Synthesized into " + result.directory());
        }
      }
      if (findings > 0) {
        err.println("Refused: the checks have " + findings + " finding(s), named above.");
        return 1;
      }
      return 0;
    } catch (IllegalArgumentException | JsiiException e) {
      err.println("comanda: " + e.getMessage());
      return 1;
    }
  }

  /**
   * Synthesizes the stacks and checks them.
   *
   * @param validations what the templates are held against beside cdk-nag
   */
  static Result synthesize(
      Request request, Artifacts artifacts, List<? extends IPolicyValidationPlugin> validations) {
    App app =
        new App(
            AppProps.builder()
                .outdir(request.output())
                .context(FeatureFlags.ALL)
                .postCliContext(request.context())
                .analyticsReporting(false)
                .performanceReporting(false)
                .treeMetadata(false)
                .stackTraces(false)
                .build());
    ContextKey.checkOurs(contextKeys(app));
    DeploymentConfig config =
        DeploymentConfig.of(key -> app.getNode().tryGetContext(key), artifacts);
    if (request.isForDeployment()) {
      config.checkDeployable();
    }
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(false).build());
    Aspects.of(app).add(ServerlessChecks.Builder.create().reports(false).build());
    validations.forEach(validation -> Validations.of(app).addPlugins(validation));
    ComandaApp.define(app, config);
    Path directory = Path.of(app.getOutdir());
    Findings.forgetViolations(directory);
    app.synth();
    return new Result(directory, Findings.in(directory));
  }

  private static Set<String> contextKeys(App app) {
    return ((Map<?, ?>) app.getNode().getAllContext())
        .keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  /**
   * An assembly and what the checks found in it.
   *
   * @param directory where the assembly is
   * @param findings one line each, errors and warnings; empty if all is well
   */
  record Result(Path directory, List<String> findings) {}
}
