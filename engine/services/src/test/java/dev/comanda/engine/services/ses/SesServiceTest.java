package dev.comanda.engine.services.ses;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.services.node.NodeEngines;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class SesServiceTest {

  @TempDir private static Path folder;
  private static TestDoor door;
  private static SesService service;
  private static SesV2Client ses;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service =
        new SesService(
            door.door(), door.http(), door.port(6), new NodeEngines(Path.of("."), folder));
    service.create(
        TestDoor.resource(
            "AWS::SES::Template",
            "Confirmation",
            "{'Template':{'TemplateName':'confirmation-es','SubjectPart':'Pedido {{order.id}}',"
                + "'HtmlPart':'<p>{{order.id}}</p>','TextPart':'{{order.id}}'}}"));
    ses = door.client(SesV2Client.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @Test
  void hasVerifiedEveryIdentityThatWasMade() {
    for (String name : new String[] {"olivar.example", "orders@olivar.example"}) {
      service.create(
          TestDoor.resource(
              "AWS::SES::EmailIdentity", "Sender", "{'EmailIdentity':'" + name + "'}"));

      assertThat(ses.getEmailIdentity(r -> r.emailIdentity(name)).verifiedForSendingStatus())
          .isTrue();
    }
    assertThatThrownBy(() -> ses.getEmailIdentity(r -> r.emailIdentity("other.example")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void putsARenderedMailIntoTheInbox() throws Exception {
    String messageId =
        ses.sendEmail(
                r ->
                    r.fromEmailAddress("Comanda <pedidos@comanda.example>")
                        .destination(d -> d.toAddresses("ana@example.com"))
                        .content(
                            c ->
                                c.template(
                                    t ->
                                        t.templateName("confirmation-es")
                                            .templateData("{\"order\":{\"id\":\"42\"}}"))))
            .messageId();

    JsonNode mail = inbox().path("emails").get(0);
    assertThat(mail.path("messageId").asText()).isEqualTo(messageId);
    assertThat(mail.path("subject").asText()).isEqualTo("Pedido 42");
    assertThat(mail.path("destination").path("to").get(0).asText()).isEqualTo("ana@example.com");
  }

  @Test
  void refusesATemplateThatIsNotThere() {
    assertThatThrownBy(
            () ->
                ses.sendEmail(
                    r ->
                        r.fromEmailAddress("pedidos@comanda.example")
                            .destination(d -> d.toAddresses("ana@example.com"))
                            .content(
                                c -> c.template(t -> t.templateName("none").templateData("{}")))))
        .isInstanceOfSatisfying(
            SesV2Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  @Test
  void showsTheInboxToNobodyWhoCameUnderAForeignName() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", door.port(6))) {
      socket
          .getOutputStream()
          .write("GET /store HTTP/1.1\r\nHost: attacker.example\r\n\r\n".getBytes(US_ASCII));
      var head = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      assertThat(head.readLine()).startsWith("HTTP/1.1 421");
    }
  }

  private static JsonNode inbox() throws Exception {
    URI store = URI.create(Loopback.url(door.port(6)) + "/store");
    return Json.parse(
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(store).build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }
}
