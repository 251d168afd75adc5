package dev.comanda.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.comanda.it")
class ArchitectureTest {

  @ArchTest
  static final ArchRule blackBox =
      noClasses()
          .that(
              resideInAPackage("dev.comanda.it..")
                  .and(resideOutsideOfPackage("dev.comanda.it.contract..")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.comanda..").and(resideOutsideOfPackage("dev.comanda.it..")))
          .because("the product is tested as its users meet it, and not through its classes");

  @ArchTest
  static final ArchRule vocabulary =
      noClasses()
          .that()
          .resideInAPackage("dev.comanda.it")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.comanda.it.*..")
          .because("all tests speak it, so it may know none of them");

  @ArchTest
  static final ArchRule cycles =
      slices().matching("dev.comanda.it.(*)..").should().beFreeOfCycles();
}
