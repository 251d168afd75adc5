package dev.comanda.cdk.api;

import dev.comanda.cdk.config.Domain;
import dev.comanda.cdk.construct.PublicName;
import software.amazon.awscdk.services.apigatewayv2.ApiMapping;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.EndpointType;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.apigatewayv2.SecurityPolicy;
import software.amazon.awscdk.services.route53.targets.ApiGatewayv2DomainProperties;
import software.constructs.Construct;

/** A name that leads to the API, and to nothing else of the account: CloudFront calls it. */
final class OriginName {

  private OriginName() {}

  static String define(Construct scope, Domain domain, IHttpApi api, HttpStage stage) {
    PublicName name = new PublicName(scope, "OriginName", domain, domain.apiOriginName());
    DomainName domainName =
        DomainName.Builder.create(scope, "DomainName")
            .domainName(name.name())
            .certificate(name.certificate())
            .endpointType(EndpointType.REGIONAL)
            .securityPolicy(SecurityPolicy.TLS_1_2)
            .build();
    ApiMapping.Builder.create(scope, "Mapping")
        .api(api)
        .domainName(domainName)
        .stage(stage)
        .build();
    name.leadToIpv4(
        new ApiGatewayv2DomainProperties(
            domainName.getRegionalDomainName(), domainName.getRegionalHostedZoneId()));
    return name.name();
  }
}
