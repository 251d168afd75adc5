package dev.comanda.workflows.construct;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;

/** Grants where the library's own {@code grant*} would allow more than is used. */
public final class Permissions {

  private Permissions() {}

  /** Allows exactly these actions on exactly these resources. */
  public static Grant allow(IGrantable grantee, List<String> actions, List<String> resourceArns) {
    return allow(grantee, actions, resourceArns, Map.of());
  }

  /** Allows these actions on these resources under IAM conditions, by operator. */
  public static Grant allow(
      IGrantable grantee,
      List<String> actions,
      List<String> resourceArns,
      Map<String, Map<String, Object>> conditions) {
    return Grant.addToPrincipal(
        GrantOnPrincipalOptions.builder()
            .grantee(grantee)
            .actions(actions)
            .resourceArns(resourceArns)
            .conditions(conditions)
            .build());
  }

  /**
   * Allows actions on those items of the table whose partition key matches; no index, no scan.
   *
   * @param partitionKeys patterns such as {@code CUSTOMER#*}
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions</a>
   */
  public static Grant allowOnItems(
      IGrantable grantee, ITable table, List<String> actions, List<String> partitionKeys) {
    return allow(grantee, actions, List.of(table.getTableArn()), leadingKeys(partitionKeys));
  }

  /**
   * Allows to query an index where its partition key matches.
   *
   * @param partitionKeys patterns such as {@code CATEGORY#*}
   */
  public static Grant allowOnIndex(
      IGrantable grantee, ITable table, String index, List<String> partitionKeys) {
    return allow(
        grantee,
        List.of("dynamodb:Query"),
        List.of(table.getTableArn() + "/index/" + index),
        leadingKeys(partitionKeys));
  }

  /** The condition of a statement that allows some items, by operator. */
  static Map<String, Map<String, Object>> leadingKeys(List<String> partitionKeys) {
    return Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", partitionKeys));
  }
}
