package dev.comanda.auth;

import static dev.comanda.runtime.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.LocalTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamoDbProfilesTest {

  @Test
  void keepsTheLastProfileOfACustomer() {
    try (LocalTable table = new LocalTable()) {
      Profiles profiles = new DynamoDbProfiles(table.client(), LocalTable.NAME);
      profiles.save(new Profile("id-1", "ana@example.com", "Ana", Language.EN));
      profiles.save(new Profile("id-1", "ana@example.org", "Ana P.", Language.ES));

      assertThat(table.get("CUSTOMER#id-1", "PROFILE"))
          .isEqualTo(
              Map.of(
                  "pk", text("CUSTOMER#id-1"),
                  "sk", text("PROFILE"),
                  "entity", text("Customer"),
                  "customerId", text("id-1"),
                  "email", text("ana@example.org"),
                  "name", text("Ana P."),
                  "locale", text("es")));
    }
  }
}
