package dev.ashlar.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules, held where all of them can be seen. */
class ModuleArrowsTest {
  /** From the lowest to the highest: a module knows those before it, never those after it. */
  private static final List<String> MODULES = List.of("datashape", "kernels", "ndarray", "nvm", "tools", "benchmarks");

  private static final List<String> CORE = MODULES.subList(0, 4);

  private static final JavaClasses ASHLAR =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.ashlar");

  static List<Integer> places() {
    return IntStream.range(0, MODULES.size() - 1).boxed().toList();
  }

  static List<String> core() {
    return CORE;
  }

  private static String in(String module) {
    return "dev.ashlar." + module + "..";
  }

  private static void check(ArchRule rule) {
    rule.check(ASHLAR);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aModuleNeverKnowsThoseAboveIt(int place) {
    var above = MODULES.subList(place + 1, MODULES.size()).stream().map(ModuleArrowsTest::in).toArray(String[]::new);
    check(noClasses().that().resideInAPackage(in(MODULES.get(place))).should().dependOnClassesThat()
        .resideInAnyPackage(above));
  }

  @ParameterizedTest
  @MethodSource("core")
  void theCoreDependsOnTheJdkAlone(String module) {
    assertFalse(ASHLAR.that(new InModule(module)).isEmpty(), module);
    check(
        noClasses()
            .that()
            .resideInAPackage(in(module))
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                "dev.ashlar..", "java..", "jdk..", "com.sun.management..", "org.jspecify.annotations.."));
  }

  @ParameterizedTest
  @MethodSource("core")
  void internalPackagesAreUsedInTheirModuleOnly(String module) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in(module))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ashlar." + module + ".internal.."));
  }

  @Test
  void onlyTheKernelsMemoryReinterpretsASegment() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.ashlar.kernels.memory")
            .should()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "MemorySegment.reinterpret is called", (JavaCall<?> call) ->
                        call.getTarget().getName().equals("reinterpret")
                            && call.getTargetOwner().isAssignableTo(MemorySegment.class))));
  }

  /** The classes of one module. */
  private static final class InModule extends DescribedPredicate<JavaClass> {
    private final String prefix;

    InModule(String module) {
      super("in " + module);
      prefix = "dev.ashlar." + module;
    }

    @Override
    public boolean test(JavaClass type) {
      return type.getPackageName().startsWith(prefix);
    }
  }
}
