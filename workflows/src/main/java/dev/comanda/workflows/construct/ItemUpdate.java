package dev.comanda.workflows.construct;

import java.util.List;
import software.amazon.awscdk.services.stepfunctions.tasks.DynamoUpdateItem;
import software.amazon.awscdk.services.stepfunctions.tasks.DynamoUpdateItemProps;
import software.constructs.Construct;

/** An update of an item, allowed where its partition key matches: the library allows all items. */
public final class ItemUpdate extends DynamoUpdateItem {

  /**
   * Defines the task.
   *
   * @param partitionKeys patterns such as {@code CUSTOMER#*}
   */
  public ItemUpdate(
      Construct scope, String id, DynamoUpdateItemProps props, List<String> partitionKeys) {
    super(scope, id, props);
    getTaskPolicies()
        .forEach(
            statement -> Permissions.leadingKeys(partitionKeys).forEach(statement::addCondition));
  }
}
