package dev.comanda.cdk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.Nag;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.dynamodb.Table;

@AnalyzeClasses(packages = "dev.comanda.cdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** A stack of ours, and not what all of them are. */
  private static final DescribedPredicate<JavaClass> A_STACK =
      assignableTo(ComandaStack.class).and(not(equivalentTo(ComandaStack.class))).as("a stack");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("dev.comanda.cdk.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package can be read, moved and tested with those that it depends on alone");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_APP =
      classes()
          .that()
          .resideOutsideOfPackage("dev.comanda.cdk")
          .should()
          .onlyDependOnClassesThat(
              describe(
                  "are not of the app itself",
                  type -> !type.getPackageName().equals("dev.comanda.cdk")))
          .because("the app puts the stacks together, and is the only one to know them all");

  @ArchTest
  static final ArchRule NOTHING_TAKES_A_WHOLE_STACK =
      noCodeUnits()
          .that()
          .areDeclaredInClassesThat(not(resideInAPackage("dev.comanda.cdk")))
          .should()
          .haveRawParameterTypes(
              describe(
                  "with a stack among them",
                  (List<JavaClass> types) -> types.stream().anyMatch(A_STACK)))
          .because("a topic, a table or a bucket says what is used of another stack");

  @ArchTest
  static final ArchRule DATA_STAND_WITHOUT_CODE =
      noClasses()
          .that(
              describe(
                  "are in a package that defines a table, a user pool or a bucket",
                  ArchitectureTest::isWithData))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awscdk.services.lambda..")
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

  /** Shared constructs define what they are asked for: whoever asks is it that defines. */
  private static boolean isWithData(JavaClass type) {
    return !type.getPackageName().endsWith(".construct")
        && type.getPackage().getClasses().stream()
            .flatMap(neighbour -> neighbour.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass())
            .anyMatch(
                used ->
                    used.isEquivalentTo(Table.Builder.class)
                        || used.isEquivalentTo(UserPool.Builder.class)
                        || used.isEquivalentTo(Buckets.class));
  }
}
