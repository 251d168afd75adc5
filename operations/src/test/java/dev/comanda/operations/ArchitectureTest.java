package dev.comanda.operations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.comanda.operations",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices()
          .matching("dev.comanda.operations.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a room that is understood is understood for good");

  @ArchTest
  static final ArchRule COMMANDS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("dev.comanda.operations.(seed|redrive|verify)..")
          .should()
          .notDependOnEachOther()
          .because("what two of them need is in the shop");

  @ArchTest
  static final ArchRule KNOWS_THE_SHOP_BY_ITS_OUTPUTS_AND_THE_CONTRACT =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.comanda.operations..",
              "dev.comanda.contract..",
              "software.amazon.awssdk..",
              "com.fasterxml.jackson..",
              "picocli..",
              "java..")
          .because("operators run it against a shop on AWS, and it has to start at once");

  @ArchTest
  static final ArchRule READS_THE_ENVIRONMENT_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveSimpleName("Clients")
          .should()
          .callMethod(System.class, "getenv", String.class)
          .because("whoever looks for what the environment changes looks there");
}
