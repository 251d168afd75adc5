package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Language;
import dev.comanda.contract.table.Key;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.ShopTable;
import dev.comanda.runtime.aws.Attributes;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A profile is replaced, and what was found out about its address stays with the address. */
@Contract
class ProfilesContractIT {

  private static final String MARK = "undeliverable";

  private final ShopTable table;
  private final DynamoDbClient dynamoDb;
  private final Profiles profiles;
  private final String customer = UUID.randomUUID().toString();

  ProfilesContractIT(Cloud cloud) {
    table = new ShopTable(cloud.own());
    dynamoDb = cloud.clients().dynamoDb();
    profiles = new DynamoDbProfiles(dynamoDb, table.name());
  }

  @Test
  void aSignInWritesTheProfile() {
    profiles.save(profile("ann@example.com", "Ann O'Neill"));

    assertThat(Attributes.text(item(), "name")).isEqualTo("Ann O'Neill");
    assertThat(Attributes.text(item(), "locale")).isEqualTo("en");
  }

  @Test
  void aMarkStaysWithTheAddress() {
    profiles.save(profile("ann@example.com", "Ann"));
    mark();

    profiles.save(profile("ann@example.com", "Ann O'Neill"));

    assertThat(Attributes.text(item(), "name")).isEqualTo("Ann O'Neill");
    assertThat(item()).containsKey(MARK);
  }

  @Test
  void aMarkGoesWithTheAddress() {
    profiles.save(profile("ann@example.com", "Ann"));
    mark();

    profiles.save(profile("ann@example.org", "Ann"));

    assertThat(Attributes.text(item(), "email")).isEqualTo("ann@example.org");
    assertThat(item()).doesNotContainKey(MARK);
  }

  private Profile profile(String email, String name) {
    return new Profile(customer, email, name, Language.EN);
  }

  private void mark() {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(table.name())
                .key(Attributes.key(Key.ofProfile(customer)))
                .updateExpression("SET " + MARK + " = :mark")
                .expressionAttributeValues(Map.of(":mark", AttributeValue.fromM(Map.of()))));
  }

  private Map<String, AttributeValue> item() {
    return table.item("CUSTOMER#" + customer, "PROFILE");
  }
}
