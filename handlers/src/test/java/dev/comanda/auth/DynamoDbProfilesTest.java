package dev.comanda.auth;

import static dev.comanda.runtime.aws.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Language;
import dev.comanda.runtime.aws.LocalTable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbProfilesTest {

  private static final AttributeValue MARK =
      AttributeValue.fromM(Map.of("address", text("ana@example.com"), "reason", text("Bounce")));

  private static LocalTable table;
  private static int customers;

  private final String id = "id-" + ++customers;
  private final Profiles profiles = new DynamoDbProfiles(table.client(), LocalTable.NAME);

  @BeforeAll
  static void start() {
    table = new LocalTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  @Test
  void keepsTheLastProfileOfACustomer() {
    profiles.save(new Profile(id, "ana@example.com", "Ana", Language.EN));
    profiles.save(new Profile(id, "ana@example.org", "Ana P.", Language.ES));

    assertThat(saved())
        .isEqualTo(
            Map.of(
                "pk", text("CUSTOMER#" + id),
                "sk", text("PROFILE"),
                "entity", text("Customer"),
                "customerId", text(id),
                "email", text("ana@example.org"),
                "name", text("Ana P."),
                "locale", text("es")));
  }

  @Test
  void keepsTheMarkOfAnAddressThatStaysTheSame() {
    profiles.save(new Profile(id, "ana@example.com", "Ana", Language.EN));
    mark();

    profiles.save(new Profile(id, "ana@example.com", "Ana P.", Language.ES));

    assertThat(saved()).containsEntry("undeliverable", MARK).containsEntry("name", text("Ana P."));
  }

  @Test
  void forgetsTheMarkWithTheAddress() {
    profiles.save(new Profile(id, "ana@example.com", "Ana", Language.EN));
    mark();

    profiles.save(new Profile(id, "ana@example.org", "Ana", Language.EN));

    assertThat(saved())
        .doesNotContainKey("undeliverable")
        .containsEntry("email", text("ana@example.org"));
  }

  private Map<String, AttributeValue> saved() {
    return table.get("CUSTOMER#" + id, "PROFILE");
  }

  private void mark() {
    Map<String, AttributeValue> item = new HashMap<>(saved());
    item.put("undeliverable", MARK);
    table.put(item);
  }
}
