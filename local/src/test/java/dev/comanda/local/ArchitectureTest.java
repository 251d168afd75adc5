package dev.comanda.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
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
          .dependOnClassesThat(
              resideInAPackage("dev.comanda..")
                  .and(
                      resideOutsideOfPackages(
                          "dev.comanda.local..",
                          "dev.comanda.engine..",
                          "dev.comanda.contract..",
                          "dev.comanda.operations..")))
          .because("what runs here is the assembly that would be deployed, and nothing else");

  @ArchTest
  static final ArchRule MAKES_NO_STACKS =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.awscdk.."))
          .because("what runs here was synthesized before");
}
