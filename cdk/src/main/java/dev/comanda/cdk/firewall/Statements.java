package dev.comanda.cdk.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.SizeConstraintStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;

/** What rules look for in a request. */
final class Statements {

  private static final int RATE_WINDOW_SECONDS = 300;

  private Statements() {}

  /** Too many calls of one address; to be narrowed to some of them. */
  static RateBasedStatementProperty.Builder rate(int limit) {
    return RateBasedStatementProperty.builder()
        .aggregateKeyType("IP")
        .evaluationWindowSec(RATE_WINDOW_SECONDS)
        .limit(limit);
  }

  /** Paths below {@code /auth/}, however they are spelled. */
  static StatementProperty auth() {
    return StatementProperty.builder()
        .byteMatchStatement(
            ByteMatchStatementProperty.builder()
                .fieldToMatch(FieldToMatchProperty.builder().uriPath(Map.of()).build())
                .positionalConstraint("STARTS_WITH")
                .searchString("/auth/")
                .textTransformations(transformed("URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"))
                .build())
        .build();
  }

  /** WAF sees no more of a body than its limit of inspection: what is beyond matches too. */
  static StatementProperty longerThan(int bytes) {
    return StatementProperty.builder()
        .sizeConstraintStatement(
            SizeConstraintStatementProperty.builder()
                .fieldToMatch(
                    FieldToMatchProperty.builder()
                        .body(BodyProperty.builder().oversizeHandling("MATCH").build())
                        .build())
                .comparisonOperator("GT")
                .size(bytes)
                .textTransformations(transformed("NONE"))
                .build())
        .build();
  }

  private static List<TextTransformationProperty> transformed(String... types) {
    List<TextTransformationProperty> transformations = new ArrayList<>();
    for (String type : types) {
      transformations.add(
          TextTransformationProperty.builder().priority(transformations.size()).type(type).build());
    }
    return transformations;
  }
}
