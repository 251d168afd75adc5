package dev.comanda.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.comanda", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule alone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.comanda.contract..", "java..")
          .because("every part depends on it, and every function carries it");

  @ArchTest
  static final ArchRule cycles =
      slices()
          .matching("dev.comanda.(**)")
          .should()
          .beFreeOfCycles()
          .because("what reads the other first can be understood first");
}
