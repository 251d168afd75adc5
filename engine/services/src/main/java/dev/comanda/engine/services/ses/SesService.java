package dev.comanda.engine.services.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Routes;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.node.NodeEngine;
import dev.comanda.engine.services.node.NodeEngines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.client.HttpClient;

/**
 * Mail that goes no further than an inbox on this machine. Templates are stored; every sender is
 * accepted. Mails to the addresses of SES's mailbox simulator have the events that SES would tell
 * of, at the event destinations of their configuration set.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_SES.html">AWS::SES</a>
 */
public final class SesService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.restJson(
              "ses",
              Routes.of(
                  """
          POST   /v2/email/outbound-emails      SendEmail
          POST   /v2/email/outbound-bulk-emails SendBulkEmail
          POST   /v2/email/templates            CreateEmailTemplate
          GET    /v2/email/templates            ListEmailTemplates
          GET    /v2/email/templates/*          GetEmailTemplate
          PUT    /v2/email/templates/*          UpdateEmailTemplate
          DELETE /v2/email/templates/*          DeleteEmailTemplate
          POST   /v2/email/templates/*/render   TestRenderEmailTemplate
          GET    /v2/email/identities/*         GetEmailIdentity
          GET    /v2/email/account              GetAccount
          """))
          .signedAs("sesv2", "email");

  private final Door door;
  private final NodeEngine server;
  private final ConfigurationSets sets = new ConfigurationSets();
  private final Identities identities;

  /**
   * Starts aws-ses-v2-local and puts it behind the door.
   *
   * @throws IOException if it does not start
   */
  public SesService(Door door, HttpClient http, int port, NodeEngines node) throws IOException {
    this.door = door;
    server =
        node.start(
            "aws-ses-v2-local",
            "dist/cli.js",
            List.of("--host", "127.0.0.1", "--port", String.valueOf(port)),
            Map.of(),
            port,
            "ses.log");
    identities =
        new Identities(
            new MailboxSimulator(
                new HttpEngine(http, port),
                sets,
                new AwsClient(door, new Caller("ses")),
                Clock.systemUTC()));
    door.register(API, identities);
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "AWS::SES::Template",
        "AWS::SES::EmailIdentity",
        "AWS::SES::ConfigurationSet",
        "AWS::SES::ConfigurationSetEventDestination");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    return switch (resource.type()) {
      case "AWS::SES::Template" -> template(resource, properties.path("Template"));
      case "AWS::SES::EmailIdentity" -> identity(properties);
      case "AWS::SES::ConfigurationSetEventDestination" -> {
        sets.addDestination(
            properties.path("ConfigurationSetName").asText(), properties.path("EventDestination"));
        yield new Created(resource.physicalName(), Map.of("Id", resource.physicalName()));
      }
      default -> {
        String name = properties.path("Name").asText(resource.physicalName());
        yield new Created(name, Map.of("Id", name));
      }
    };
  }

  private Created template(Resource resource, JsonNode template) {
    String name = template.path("TemplateName").asText(resource.physicalName());
    ObjectNode input = Json.object().put("TemplateName", name);
    ObjectNode content = input.putObject("TemplateContent");
    copy(template, "SubjectPart", content, "Subject");
    copy(template, "HtmlPart", content, "Html");
    copy(template, "TextPart", content, "Text");
    try {
      AwsResponse answer =
          door.call(
              new AwsRequest(
                  Caller.CLIENT,
                  "ses",
                  "CreateEmailTemplate",
                  "POST",
                  "/v2/email/templates",
                  Map.of("content-type", "application/json"),
                  Json.bytes(input)));
      if (answer.status() != 200) {
        throw new IllegalArgumentException(new String(answer.body(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Created(name, Map.of("Id", name));
  }

  private static void copy(JsonNode from, String member, ObjectNode to, String name) {
    if (from.hasNonNull(member)) {
      to.put(name, from.get(member).asText());
    }
  }

  private Created identity(ObjectNode properties) {
    String name = properties.path("EmailIdentity").asText();
    identities.add(name);
    JsonNode set = properties.at("/ConfigurationSetAttributes/ConfigurationSetName");
    if (set.isTextual()) {
      sets.setDefault(name, set.asText());
    }
    Map<String, String> dkim =
        Map.of(
            "DkimDNSTokenName1",
            "token1._domainkey." + name,
            "DkimDNSTokenName2",
            "token2._domainkey." + name,
            "DkimDNSTokenName3",
            "token3._domainkey." + name,
            "DkimDNSTokenValue1",
            "token1.dkim.amazonses.com",
            "DkimDNSTokenValue2",
            "token2.dkim.amazonses.com",
            "DkimDNSTokenValue3",
            "token3.dkim.amazonses.com");
    return new Created(name, dkim);
  }

  @Override
  public void close() {
    server.close();
  }
}
