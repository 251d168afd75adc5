package dev.comanda.cdk.sender;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.MailRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<EmailIdentity> identity;
  private final MailRules mail;

  /**
   * The records.
   *
   * @param identity what they prove; empty if it exists already, and its records with it
   */
  SenderRecords(String domain, Optional<EmailIdentity> identity, MailRules mail) {
    this.domain = domain;
    this.identity = identity;
    this.mail = mail;
  }

  /** The domain that bounces go back to. */
  static String mailFrom(String domain, MailRules mail) {
    return mail.mailFrom() + "." + domain;
  }

  List<DnsRecord> all() {
    List<DnsRecord> records = new ArrayList<>();
    identity.ifPresent(
        proven -> {
          records.addAll(dkim(proven.getDkimRecords()));
          records.addAll(mailFrom());
        });
    if (!mail.dmarcExists()) {
      records.add(new DnsRecord("DmarcRecord", "_dmarc." + domain, "TXT", quoted(dmarc())));
    }
    return records;
  }

  private static List<DnsRecord> dkim(List<DkimRecord> dkim) {
    List<DnsRecord> records = new ArrayList<>();
    for (int i = 0; i < dkim.size(); i++) {
      records.add(
          new DnsRecord(
              ORDINALS.get(i) + "DkimRecord",
              dkim.get(i).getName(),
              "CNAME",
              dkim.get(i).getValue()));
    }
    return records;
  }

  private List<DnsRecord> mailFrom() {
    String name = mailFrom(domain, mail);
    String bounces = "10 feedback-smtp." + DeploymentConfig.REGION + ".amazonses.com";
    return List.of(
        new DnsRecord("MailFromRecord", name, "MX", bounces),
        new DnsRecord("SpfRecord", name, "TXT", quoted("v=spf1 include:amazonses.com ~all")));
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
