package dev.comanda.engine.services.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who sends mails. An identity is verified as soon as it is made: there is no DNS here to look
 * into, and nobody who would follow a link.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html">GetEmailIdentity</a>
 */
final class Identities implements Engine {

  private final Engine mails;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /**
   * Identities before all else that SES does.
   *
   * @param mails takes every other operation
   */
  Identities(Engine mails) {
    this.mails = mails;
  }

  void add(String name) {
    names.add(name);
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    if (!request.operation().equals("GetEmailIdentity")) {
      return mails.handle(request);
    }
    String path = request.target();
    String name =
        URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    return names.contains(name) ? verified(name) : missing(name);
  }

  private static AwsResponse verified(String name) {
    ObjectNode body = Json.object();
    body.put("IdentityType", name.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN");
    body.put("VerifiedForSendingStatus", true);
    body.put("VerificationStatus", "SUCCESS");
    return AwsResponse.json(200, body);
  }

  private static AwsResponse missing(String name) {
    ObjectNode body = Json.object().put("message", "Email identity <" + name + "> not found.");
    return new AwsResponse(
        404,
        Map.of("content-type", "application/json", "x-amzn-errortype", "NotFoundException"),
        Json.bytes(body));
  }
}
