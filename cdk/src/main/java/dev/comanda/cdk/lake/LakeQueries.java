package dev.comanda.cdk.lake;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Definition;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.constructs.Construct;

/**
 * A place to ask the lake in, where no query can read, and so cost, more than a bound; and what a
 * shop's owner would ask.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/athena/latest/ug/workgroups-manage-queries-control-costs.html">Workgroups</a>
 */
final class LakeQueries extends Construct {

  /** 10 GiB, or five cents: some ten million orders. */
  private static final long MOST_BYTES_SCANNED = 10L << 30;

  private static final List<String> QUERIES =
      List.of(
          "revenue-per-day",
          "best-selling-products",
          "new-and-returning-customers",
          "orders-per-hour-of-day");

  LakeQueries(
      Construct scope,
      String id,
      DeploymentConfig config,
      LakeCatalogue catalogue,
      String resultsUrl) {
    super(scope, id);
    CfnWorkGroup workGroup = workGroup(config, resultsUrl);
    for (String query : QUERIES) {
      String sql = Definition.text("lake/queries/" + query + ".sql");
      CfnNamedQuery.Builder.create(this, query)
          .name(config.stackName(query))
          .description(question(sql))
          .database(catalogue.databaseName())
          .queryString(sql)
          .workGroup(workGroup.getRef())
          .build()
          .addResourceDependency(catalogue.database());
    }
  }

  private CfnWorkGroup workGroup(DeploymentConfig config, String resultsUrl) {
    return CfnWorkGroup.Builder.create(this, "WorkGroup")
        .name(config.stackName("Lake"))
        .description("Questions to Comanda's data lake")
        .recursiveDeleteOption(true)
        .workGroupConfiguration(
            CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                .enforceWorkGroupConfiguration(true)
                .publishCloudWatchMetricsEnabled(true)
                .bytesScannedCutoffPerQuery(MOST_BYTES_SCANNED)
                .engineVersion(
                    CfnWorkGroup.EngineVersionProperty.builder()
                        .selectedEngineVersion("Athena engine version 3")
                        .build())
                .resultConfiguration(
                    CfnWorkGroup.ResultConfigurationProperty.builder()
                        .outputLocation(resultsUrl)
                        .expectedBucketOwner(Stack.of(this).getAccount())
                        .encryptionConfiguration(
                            CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                .encryptionOption("SSE_S3")
                                .build())
                        .build())
                .build())
        .build();
  }

  /** The file's first line, which is a comment. */
  private static String question(String sql) {
    return sql.lines().findFirst().orElseThrow().substring("-- ".length());
  }
}
