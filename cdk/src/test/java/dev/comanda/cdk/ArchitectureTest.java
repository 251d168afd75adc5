package dev.comanda.cdk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.comanda.cdk.construct.Nag;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Map;
import software.amazon.awscdk.Stack;

@AnalyzeClasses(packages = "dev.comanda.cdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule SHARED_CONSTRUCTS_KNOW_NO_STAGE =
      noClasses()
          .that()
          .resideInAPackage("dev.comanda.cdk.construct..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.comanda.cdk.data..",
              "dev.comanda.cdk.auth..",
              "dev.comanda.cdk.network..",
              "dev.comanda.cdk.firewall..",
              "dev.comanda.cdk.web..",
              "dev.comanda.cdk.api..",
              "dev.comanda.cdk.edge..",
              "dev.comanda.cdk.stream..",
              "dev.comanda.cdk.email..",
              "dev.comanda.cdk.lake..")
          .because("what all stages share belongs to none of them");

  @ArchTest
  static final ArchRule STATEFUL_STACKS_KNOW_NO_CODE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.comanda.cdk.data..", "dev.comanda.cdk.auth..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon.awscdk.services.lambda..",
              "dev.comanda.cdk.api..",
              "dev.comanda.cdk.stream..")
          .because("a change of code must not touch what holds data");

  @ArchTest
  static final ArchRule NAG_IS_SILENCED_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Nag.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(NagSuppressions.class)
          .because("a finding is accepted on one construct, with its reason");

  @ArchTest
  static final ArchRule NAG_IS_NEVER_SILENCED_FOR_A_STACK =
      noClasses()
          .should()
          .callMethod(
              NagSuppressions.class, "addStackSuppressions", Stack.class, java.util.List.class)
          .because("one waiver for a stack would hide what is added to it later");

  @ArchTest
  static final ArchRule MAPS_KEEP_THEIR_ORDER =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(equivalentTo(Map.class)))
                  .and(target(nameMatching("of|ofEntries|copyOf")))
                  .and(
                      describe(
                          "of several keys",
                          call -> parameters(call) != 0 && parameters(call) != 2)))
          .because("it would change the templates from run to run; Ordered.map does not");

  private static int parameters(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().size();
  }
}
