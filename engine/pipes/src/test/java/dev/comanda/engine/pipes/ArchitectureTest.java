package dev.comanda.engine.pipes;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.comanda.engine.pipes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NO_PRODUCT =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.comanda..").and(resideOutsideOfPackage("dev.comanda.engine..")))
          .because("the engine runs the assembly of any CDK app");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices()
          .matching("dev.comanda.engine.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package can be understood after those that it uses, and not all at once");

  @ArchTest
  static final ArchRule CALLS_THROUGH_THE_DOOR =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("dev.comanda.engine.services.."))
          .because("a pipe calls its source and its target as on AWS");
}
