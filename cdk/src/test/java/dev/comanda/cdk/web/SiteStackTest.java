package dev.comanda.cdk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SiteStackTest {

  private final Assembly dev = Assembly.dev();
  private final Resource assets = dev.resource("Site", "AssetsCustomResource");
  private final Resource pages = dev.resource("Site", "PagesCustomResource");

  @Test
  void putsHashedFilesFirstAndForAYear() {
    assertThat(Resource.texts(assets.at("/Exclude"))).containsExactly("*");
    assertThat(Resource.texts(assets.at("/Include"))).containsExactly("assets/*");
    assertThat(assets.at("/SystemMetadata/cache-control").asText()).contains("immutable");
    assertThat(Resource.texts(pages.definition().path("DependsOn"))).contains(assets.id());
  }

  @Test
  void putsPagesThatBrowsersAskForAgain() {
    assertThat(Resource.texts(pages.at("/Exclude"))).containsExactly("assets/*");
    assertThat(pages.at("/SystemMetadata/cache-control").asText()).contains("max-age=0");
    assertThat(Resource.texts(pages.at("/DistributionPaths"))).containsExactly("/*");
    assertThat(pages.at("/DistributionId").toString()).contains("WebDistribution");
  }

  @Test
  void tellsTheSiteWhereItsApiIs() {
    assertThat(pages.at("/SourceMarkers/1").findValuesAsText("Fn::ImportValue"))
        .singleElement()
        .asString()
        .contains("Edge", "ApiDistribution", "DomainName");
    assertThat(pages.at("/SourceMarkers/1").toString()).contains("https://");
  }

  @Test
  void keepsWhatOpenPagesAreMadeOf() {
    assertThat(List.of(assets, pages))
        .allSatisfy(files -> assertThat(files.at("/Prune").asBoolean(true)).isFalse());
  }

  @Test
  void letsItsFunctionDoNoMoreThanThat() {
    TreeSet<String> actions = new TreeSet<>();
    dev.resource("Site", "RoleDefaultPolicy")
        .statements()
        .forEach(statement -> actions.addAll(Resource.texts(statement.path("Action"))));

    assertThat(actions)
        .containsExactly(
            "cloudfront:CreateInvalidation",
            "cloudfront:GetInvalidation",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "s3:GetObject",
            "s3:ListBucket",
            "s3:PutObject");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void givesItsFunctionARoleAndALogOfOurs(Assembly assembly) {
    assertThat(assembly.resources())
        .filteredOn(resource -> resource.stack().equals("Site") && resource.isOfCdk())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.at("/Role/Fn::GetAtt/0").asText()).isEqualTo("Role");
              assertThat(function.at("/LoggingConfig/LogGroup/Ref").asText()).isEqualTo("Logs");
            });
  }
}
