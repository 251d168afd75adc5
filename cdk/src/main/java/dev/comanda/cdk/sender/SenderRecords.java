package dev.comanda.cdk.sender;

import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.MailRules;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.ses.DkimRecord;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.constructs.Construct;

/**
 * The DNS records by which receivers tell a sender's mails from others'. The domain itself needs no
 * SPF record: SPF asks about the MAIL FROM domain.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dmarc.html">DMARC
 *     by DKIM and SPF</a>
 */
final class SenderRecords {

  /**
   * A record.
   *
   * @param id the logical id
   * @param value as Route 53 takes it: a text in quotes
   */
  record DnsRecord(String id, String name, String type, String value) {

    private static final String TTL_SECONDS = "1800";

    void in(Construct scope, String zoneId) {
      CfnRecordSet.Builder.create(scope, id)
          .hostedZoneId(zoneId)
          .name(name)
          .type(type)
          .ttl(TTL_SECONDS)
          .resourceRecords(List.of(value))
          .build();
    }

    /** The record as it stands in a zone file, for an operator to copy. */
    String text() {
      return name + " " + type + " " + value;
    }
  }

  private static final List<String> ORDINALS = List.of("First", "Second", "Third");

  private final String domain;
  private final EmailIdentity identity;
  private final MailRules mail;

  SenderRecords(String domain, EmailIdentity identity, MailRules mail) {
    this.domain = domain;
    this.identity = identity;
    this.mail = mail;
  }

  /** The domain that bounces go back to. */
  static String mailFrom(String domain) {
    return "mail." + domain;
  }

  List<DnsRecord> all() {
    List<DnsRecord> records = new ArrayList<>();
    List<DkimRecord> dkim = identity.getDkimRecords();
    for (int i = 0; i < dkim.size(); i++) {
      records.add(
          new DnsRecord(
              ORDINALS.get(i) + "DkimRecord",
              dkim.get(i).getName(),
              "CNAME",
              dkim.get(i).getValue()));
    }
    String bounces = "10 feedback-smtp." + DeploymentConfig.REGION + ".amazonses.com";
    records.add(new DnsRecord("MailFromRecord", mailFrom(domain), "MX", bounces));
    records.add(
        new DnsRecord(
            "SpfRecord", mailFrom(domain), "TXT", quoted("v=spf1 include:amazonses.com ~all")));
    records.add(new DnsRecord("DmarcRecord", "_dmarc." + domain, "TXT", quoted(dmarc())));
    return records;
  }

  private String dmarc() {
    return "v=DMARC1; p="
        + mail.dmarcPolicy()
        + mail.dmarcReports().map(address -> "; rua=mailto:" + address).orElse("");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
