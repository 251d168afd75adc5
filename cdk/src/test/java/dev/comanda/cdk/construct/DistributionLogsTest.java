package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionLogsTest {

  private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void goFromBothDistributionsIntoTheLogsBucket(Assembly assembly) {
    assertThat(assembly.resources(DISTRIBUTION))
        .hasSize(2)
        .allSatisfy(distribution -> delivers(assembly, distribution));
    assertThat(assembly.resources("AWS::Logs::DeliverySource"))
        .extracting(source -> source.at("/Name").asText())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("comanda-(dev|prod)-(web|api)"));
  }

  private static void delivers(Assembly assembly, Resource distribution) {
    String stack = distribution.stack();
    String id = distribution.id().replace("Distribution", "Logs");
    Resource source = assembly.resource(stack, id + "Source");
    Resource destination = assembly.resource(stack, id + "Destination");
    Resource delivery = assembly.resource(stack, id + "Delivery");

    assertThat(source.at("/LogType").asText()).isEqualTo("ACCESS_LOGS");
    assertThat(source.at("/ResourceArn").toString())
        .contains(":distribution/", "{\"Ref\":\"" + distribution.id() + "\"}");
    assertThat(destination.at("/DestinationResourceArn/Fn::ImportValue").asText())
        .contains("-Data:ExportsOutputFnGetAttLogsBucketArn");
    assertThat(destination.at("/OutputFormat").asText()).isEqualTo("json");
    assertThat(delivery.at("/DeliverySourceName/Ref").asText()).isEqualTo(source.id());
    assertThat(delivery.at("/DeliveryDestinationArn/Fn::GetAtt/0").asText())
        .isEqualTo(destination.id());
  }

  /** Cursors, mail addresses and whatever a client puts there. */
  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void haveNoQueriesAndNoCookies(Assembly assembly) {
    List<Resource> deliveries = assembly.resources("AWS::Logs::Delivery");

    assertThat(deliveries)
        .hasSameSizeAs(assembly.resources(DISTRIBUTION))
        .allSatisfy(
            delivery ->
                assertThat(Resource.texts(delivery.at("/RecordFields")))
                    .contains("date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status")
                    .doesNotContain("cs-uri-query", "cs(Cookie)"));
  }
}
