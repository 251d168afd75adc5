package dev.comanda;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@AnalyzeClasses(
    packages = "dev.comanda",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

  /**
   * Another module's tests come in a jar where Maven packages, and as a folder where it only tests.
   */
  static final class NoTestJars implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final Pattern STAGE =
      Pattern.compile("dev\\.comanda\\.(?!runtime\\b|contract\\b)(\\w+).*");

  /** How orders are kept and sent. What else is in their package is the domain. */
  private static final Set<String> ADAPTERS_OF_ORDERS =
      Set.of(
          "Cancellation",
          "DynamoDbOrders",
          "IdempotencyRecord",
          "OrderAnswer",
          "OrderBasis",
          "OrderItem",
          "OrderJson",
          "OrdersHandler",
          "OrderTransaction",
          "PlacementAnswer",
          "PlaceOrderRequest");

  @ArchTest
  static final ArchRule domain =
      noClasses()
          .that(describe("are the domain of orders", ArchitectureTest::isDomain))
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "com.github.f4b6a3.ulid..",
              "dev.comanda.contract",
              "dev.comanda.contract.fields",
              "dev.comanda.orders")
          .because("what an order is does not depend on where it is kept or how it is sent");

  @ArchTest
  static final ArchRule adapters =
      noClasses()
          .that(describe("are the domain of orders", ArchitectureTest::isDomain))
          .should()
          .dependOnClassesThat(
              describe("are adapters of orders", type -> isOfOrders(type) && !isDomain(type)))
          .because("the domain knows nobody who uses it");

  @ArchTest
  static final ArchRule stages =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  Matcher stage = STAGE.matcher(type.getPackageName());
                  return stage.matches()
                      ? SliceIdentifier.of(stage.group(1))
                      : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                  return "every package of dev.comanda but runtime and contract";
                }
              })
          .should()
          .notDependOnEachOther()
          .because("a stage changes, deploys and fails alone; what stages share is in runtime");

  @ArchTest
  static final ArchRule cycles =
      slices()
          .matching("dev.comanda.(**)")
          .should()
          .beFreeOfCycles()
          .because("what reads the other first can be understood first");

  @ArchTest
  static final ArchRule runtime =
      classes()
          .that()
          .resideInAPackage("dev.comanda.runtime..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.comanda..")
                  .or(resideInAnyPackage("dev.comanda.runtime..", "dev.comanda.contract..")))
          .because("runtime serves every stage, so it may know none");

  @ArchTest
  static final ArchRule environment =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Config.class)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because("a missing variable is to be named at the start, in one way");

  @ArchTest
  static final ArchRule clock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Clocks.class)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("time that is passed in can be moved by a test");

  @ArchTest
  static final ArchRule snapshots =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(assignableTo(RandomGenerator.class))
          .orShould()
          .haveRawType(assignableTo(Temporal.class))
          .orShould()
          .haveRawType(UUID.class)
          .because("all copies of a snapshot would share it; SnapshotTest looks into the objects");

  @ArchTest
  static final ArchRule handlers =
      noClasses()
          .should()
          .implement(RequestHandler.class)
          .because("Lambda's own deserialization of events costs most of a cold start");

  @ArchTest
  static final ArchRule streams =
      classes()
          .that()
          .implement(RequestStreamHandler.class)
          .should()
          .bePublic()
          .andShould()
          .haveSimpleNameEndingWith("Handler")
          .orShould()
          .haveSimpleNameEndingWith("Task")
          .because("a function is found by its name");

  @ArchTest
  static final ArchRule lean =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml.jackson.databind..",
              "org.slf4j..",
              "software.amazon.awssdk.enhanced..",
              "software.amazon.awssdk.http.apache..",
              "software.amazon.awssdk.http.nio..")
          .because("each of them is paid for at every cold start");

  private static boolean isDomain(JavaClass type) {
    return isOfOrders(type) && !ADAPTERS_OF_ORDERS.contains(outermost(type).getSimpleName());
  }

  private static boolean isOfOrders(JavaClass type) {
    return type.getPackageName().equals("dev.comanda.orders")
        && !type.getSimpleName().equals("package-info");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
