package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SES: who sends, with which configuration set and template. The account is in the sandbox, where
 * every account begins: there recipients are identities of the account, and sending asks for them
 * as well.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html">SES's
 *     actions</a>
 */
final class SesAccesses implements Accesses {

  private static final Pattern ADDRESS = Pattern.compile("(?:(.*)<)?\\s*([^<>\\s]+)\\s*>?");

  private final Known known;

  SesAccesses(Known known) {
    this.known = known;
  }

  @Override
  public List<Access> of(AwsRequest request) {
    if (request.operation().equals("SendEmail")) {
      return send(Input.json(request));
    }
    String path = Input.decoded(Input.path(request));
    String name = path.substring(path.lastIndexOf('/') + 1);
    String resource =
        path.contains("/identities/")
            ? arn("identity", name)
            : path.contains("/templates/") ? arn("template", name) : "*";
    return List.of(new Access("ses:" + request.operation(), resource));
  }

  private List<Access> send(JsonNode mail) {
    Matcher from = ADDRESS.matcher(mail.path("FromEmailAddress").asText().strip());
    String address = from.matches() ? from.group(2) : "";
    String identity = known.identityOf(address);
    Set<String> resources = new LinkedHashSet<>(List.of(arn("identity", identity)));
    List<String> recipients = new ArrayList<>();
    mail.path("Destination").forEach(list -> list.forEach(to -> recipients.add(bare(to))));
    recipients.forEach(to -> resources.add(arn("identity", known.identityOf(to))));
    String set = mail.path("ConfigurationSetName").asText(known.configurationSetOf(identity));
    if (set != null) {
      resources.add(arn("configuration-set", set));
    }
    String template = mail.at("/Content/Template/TemplateName").asText();
    if (!template.isEmpty()) {
      resources.add(arn("template", template));
    }
    Map<String, List<String>> keys = new HashMap<>();
    keys.put("ses:FromAddress", Input.one(address));
    keys.put("ses:Recipients", recipients);
    if (from.matches() && from.group(1) != null) {
      keys.put("ses:FromDisplayName", Input.one(from.group(1).strip()));
    }
    return resources.stream().map(arn -> new Access("ses:SendEmail", arn, keys)).toList();
  }

  private static String bare(JsonNode recipient) {
    Matcher address = ADDRESS.matcher(recipient.asText().strip());
    return address.matches() ? address.group(2) : recipient.asText();
  }

  private static String arn(String kind, String name) {
    return Environment.arn("ses", kind + "/" + name);
  }
}
