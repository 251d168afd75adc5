package dev.comanda.workflows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.comanda.workflows.construct.Permissions;
import software.amazon.awscdk.services.iam.Grant;

@AnalyzeClasses(
    packages = "dev.comanda.workflows",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule WORKFLOWS_KNOW_THE_CONTRACT_AND_THE_LIBRARY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.comanda.workflows..",
              "dev.comanda.contract..",
              "software.amazon.awscdk..",
              "software.amazon.jsii..",
              "software.constructs..",
              "java..")
          .because(
              "they are defined with neither the stacks that they are deployed in, nor the functions"
                  + " that they call, nor the engine that runs them in tests");

  @ArchTest
  static final ArchRule STAGES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("dev.comanda.workflows.(**)")
          .should()
          .beFreeOfCycles()
          .because("what reads the other first can be understood first");

  @ArchTest
  static final ArchRule WHAT_ALL_STAGES_SHARE_KNOWS_NONE =
      classes()
          .that()
          .resideInAPackage("dev.comanda.workflows.construct..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.comanda.workflows.construct..",
              "software.amazon..",
              "software.constructs..",
              "java..")
          .because("it belongs to none of them");

  @ArchTest
  static final ArchRule NO_GRANT_IS_THE_LIBRARYS_OWN =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Permissions.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Grant.class)
          .because("they allow more than is used; the tasks bring what they need");
}
