package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.Domain;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IAliasRecordTarget;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.constructs.Construct;

/**
 * A name in the shop's domain: its certificate, and its records once it leads somewhere.
 *
 * @see <a href="https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html">DNS
 *     validation</a>
 */
public final class PublicName extends Construct {

  private final IHostedZone zone;
  private final String name;
  private final Certificate certificate;

  /**
   * A name with a certificate, which ACM gives once it finds its proof in the zone.
   *
   * @param name the whole name, such as {@code finalweb.example.com}
   */
  public PublicName(Construct scope, String id, Domain domain, String name) {
    super(scope, id);
    this.name = name;
    zone =
        HostedZone.fromHostedZoneAttributes(
            this,
            "Zone",
            HostedZoneAttributes.builder()
                .hostedZoneId(domain.hostedZoneId())
                .zoneName(domain.name())
                .build());
    certificate =
        Certificate.Builder.create(this, "Certificate")
            .domainName(name)
            .validation(CertificateValidation.fromDns(zone))
            .build();
  }

  /** Lets the name lead to a target that has IPv4 addresses only. */
  public void leadToIpv4(IAliasRecordTarget target) {
    ARecord.Builder.create(this, "ARecord")
        .zone(zone)
        .recordName(name)
        .target(RecordTarget.fromAlias(target))
        .build();
  }

  /** Lets the name lead to a target that has addresses of both kinds. */
  public void leadTo(IAliasRecordTarget target) {
    leadToIpv4(target);
    AaaaRecord.Builder.create(this, "AaaaRecord")
        .zone(zone)
        .recordName(name)
        .target(RecordTarget.fromAlias(target))
        .build();
  }

  /** The whole name. */
  public String name() {
    return name;
  }

  /** The certificate of the name. */
  public ICertificate certificate() {
    return certificate;
  }
}
