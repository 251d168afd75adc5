package dev.comanda.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.comanda.local",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_STACKS_NOR_HANDLERS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.comanda.cdk..",
              "dev.comanda.auth..",
              "dev.comanda.products..",
              "dev.comanda.orders..",
              "dev.comanda.options..",
              "dev.comanda.email..",
              "dev.comanda.lake..",
              "dev.comanda.runtime..",
              "software.amazon.awscdk..")
          .because("what runs here is the assembly that would be deployed, and nothing else");
}
