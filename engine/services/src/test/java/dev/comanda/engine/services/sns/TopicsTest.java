package dev.comanda.engine.services.sns;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Making and changing topics and their subscriptions. */
class TopicsTest extends SnsUnderTest {

  @Test
  void listsAndChangesSubscriptions() {
    subscribe("'RawMessageDelivery':true");
    String arn =
        sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
            .subscriptions()
            .get(0)
            .subscriptionArn();

    sns.setSubscriptionAttributes(
        r ->
            r.subscriptionArn(arn)
                .attributeName("FilterPolicy")
                .attributeValue("{\"kind\":[\"wanted\"]}"));
    sns.publish(r -> r.topicArn(topic).message("no"));
    sns.publish(
        r -> r.topicArn(topic).message("yes").messageAttributes(Map.of("kind", text("wanted"))));

    assertThat(receive(queue).body()).isEqualTo("yes");
    assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes())
        .containsEntry("RawMessageDelivery", "true")
        .containsEntry("FilterPolicy", "{\"kind\":[\"wanted\"]}");
    assertThatThrownBy(
            () ->
                sns.setSubscriptionAttributes(
                    r -> r.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue("{")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void saysByWhichVersionItsTopicSigns() {
    topic =
        service.create(resource("AWS::SNS::Topic", test + "2", "{'SignatureVersion':'2'}")).ref();
    subscribe("'RawMessageDelivery':false");

    sns.publish(r -> r.topicArn(topic).message("text"));

    JsonNode notification = Json.parse(receive(queue).body());
    assertThat(notification.path("SignatureVersion").asText()).isEqualTo("2");
    assertThat(notification.path("UnsubscribeURL").asText())
        .startsWith("https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=")
        .contains(topic);
  }

  @Test
  void makesATopicOnceForItsNameAndDeletesItAsOftenAsAsked() {
    String made =
        sns.createTopic(r -> r.name(test + "-made").attributes(Map.of("DisplayName", "Made")))
            .topicArn();

    assertThat(made).isEqualTo("arn:aws:sns:us-east-1:000000000000:" + test + "-made");
    assertThat(sns.createTopic(r -> r.name(test + "-made")).topicArn()).isEqualTo(made);
    assertThat(sns.getTopicAttributes(r -> r.topicArn(made)).attributes())
        .containsEntry("DisplayName", "Made");

    sns.deleteTopic(r -> r.topicArn(made));
    sns.deleteTopic(r -> r.topicArn(made));
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(made).message("m")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void refusesATopicOfAWrongName() {
    assertThatThrownBy(() -> sns.createTopic(r -> r.name("orders.fifo")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Topic Name")
        .hasMessageContaining("orders.fifo");
  }

  @Test
  void refusesOtherProtocols() {
    assertThatThrownBy(
            () ->
                service.create(
                    resource(
                        "AWS::SNS::Subscription",
                        "Mail",
                        "{'TopicArn':'%s','Protocol':'email','Endpoint':'a@b'}".formatted(topic))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Protocol");
  }
}
