package dev.comanda.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.jsii.JsiiException;

/** One synthesis: configuration, stacks, and the checks that must find nothing. */
final class Synthesis {

  /** Where later versions of CDK would do better than its first one did, and we want the better. */
  private static final Map<String, Object> FEATURE_FLAGS =
      Map.of(
          "@aws-cdk/aws-iam:minimizePolicies", true,
          "@aws-cdk/aws-s3:createDefaultLoggingPolicy", true,
          "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
          "@aws-cdk/aws-s3:publicAccessBlockedByDefault", true,
          "@aws-cdk/core:enablePartitionLiterals", true,
          "@aws-cdk/core:checkSecretUsage", true,
          "@aws-cdk/core:defaultCrossStackReferences", "strong");

  private Synthesis() {}

  /**
   * Synthesizes as {@code cdk} asks for it by {@code CDK_OUTDIR} and {@code CDK_CONTEXT_JSON}, or
   * as the arguments do.
   *
   * @return the exit code: 0 if there is an assembly in which nothing was found, else 1
   */
  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      CommandLine commandLine = CommandLine.parse(args);
      Result result = synthesize(commandLine, BuiltArtifacts.locate());
      result.findings().forEach(err::println);
      if (!result.findings().isEmpty()) {
        err.println(
            "Refused: the checks have " + result.findings().size() + " finding(s), named above.");
        return 1;
      }
      out.println("Synthesized into " + result.directory());
      return 0;
    } catch (IllegalArgumentException | JsiiException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  /** Synthesizes the stacks and checks them. */
  static Result synthesize(CommandLine commandLine, DeploymentConfig.Artifacts artifacts) {
    App app =
        new App(
            AppProps.builder()
                .outdir(commandLine.output())
                .context(FEATURE_FLAGS)
                .postCliContext(commandLine.context())
                .analyticsReporting(false)
                .performanceReporting(false)
                .treeMetadata(false)
                .stackTraces(false)
                .build());
    DeploymentConfig config =
        DeploymentConfig.of(key -> app.getNode().tryGetContext(key), artifacts);
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(false).build());
    Aspects.of(app).add(ServerlessChecks.Builder.create().reports(false).build());
    ComandaApp.define(app, config);
    Path directory = Path.of(app.synth().getDirectory());
    return new Result(directory, Findings.in(directory));
  }

  /**
   * An assembly and what the checks found in it.
   *
   * @param directory where the assembly is
   * @param findings one line each, errors and warnings; empty if all is well
   */
  record Result(Path directory, List<String> findings) {}
}
