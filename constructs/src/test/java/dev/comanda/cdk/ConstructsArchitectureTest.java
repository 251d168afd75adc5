package dev.comanda.cdk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.comanda.cdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ConstructsArchitectureTest {

  private static final String OURS = "dev.comanda..";

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("dev.comanda.cdk.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package can be read, moved and tested with those that it depends on alone");

  @ArchTest
  static final ArchRule THE_CONFIGURATION_KNOWS_NO_STACK =
      classes()
          .that()
          .resideInAPackage("dev.comanda.cdk.config..")
          .should()
          .onlyDependOnClassesThat(everythingBut("dev.comanda.cdk.config.."))
          .because("what a deployment is does not depend on what is made of it");

  @ArchTest
  static final ArchRule SHARED_CONSTRUCTS_KNOW_NO_STAGE =
      classes()
          .that()
          .resideInAPackage("dev.comanda.cdk.construct..")
          .should()
          .onlyDependOnClassesThat(
              everythingBut(
                  "dev.comanda.cdk.construct..",
                  "dev.comanda.cdk.config..",
                  "dev.comanda.workflows.construct.."))
          .because("what all stages share belongs to none of them");

  private static DescribedPredicate<JavaClass> everythingBut(String... ours) {
    return not(resideInAPackage(OURS)).or(resideInAnyPackage(ours));
  }
}
