package dev.comanda.cdk.construct;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are accepted: each on one construct, with its reason. */
public final class Nag {

  private Nag() {}

  /** Accepts a rule's finding on {@code construct} and the resource it is made of. */
  public static void accept(IConstruct construct, String rule, String reason) {
    suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
  }

  /**
   * Accepts one of a rule's findings on {@code construct}.
   *
   * @param finding what is accepted, as the finding has it in brackets: {@code Resource::*}
   */
  public static void accept(IConstruct construct, String rule, String finding, String reason) {
    suppress(
        construct,
        NagPackSuppression.builder().id(rule).appliesTo(List.of(finding)).reason(reason).build());
  }

  private static void suppress(IConstruct construct, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression));
  }
}
