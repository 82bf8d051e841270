package dev.ashlar.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.benchmarks.worker.RowCompiler;
import dev.ashlar.kernels.Operations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
  private static final List<Row> ROWS = Catalogue.rows(Sizes.USUAL, List.of());

  @Test
  void everyRowHasANameOfItsOwn() {
    var ids = new HashSet<String>();
    for (var row : ROWS) {
      assertTrue(ids.add(row.id()), row.id());
      assertFalse(row.id().contains("\t"), row.id());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ASHLAR", "REFERENCE", "LOOP"})
  void whatIsSpelledInJavaCompiles(Dialect dialect, @TempDir Path directory) throws IOException {
    var spelled = ROWS.stream().filter(row -> row.spellings().containsKey(dialect)).toList();
    var compiled = RowCompiler.compile(spelled, dialect, directory, System.getProperty("java.class.path"));
    assertEquals(List.of(),
        compiled.refused().entrySet().stream().map(entry -> entry.getKey().id() + ": " + entry.getValue()).toList());
    assertEquals(spelled.size(), compiled.classes().size());
  }

  @Test
  void everyRowOfTheOperationTableIsMeasured() {
    var measured = new HashSet<>(ROWS.stream().map(Row::op).toList());
    for (var operation : Operations.all()) {
      if (operation.ownForms().isEmpty()) {
        assertTrue(measured.contains(operation.name()), operation.name());
      }
    }
  }

  /** The work that has a bar: operations and the sizes that the bars are for. */
  @Test
  void rowsWithABarAreInAQuickRunUnlessTheyAreLarge() {
    var barred = ROWS.stream().filter(row -> !Double.isNaN(row.bar())).toList();
    for (var row : barred) {
      assertTrue(row.quick() || row.n() == 16_000_000, row.id());
    }
    for (var op : List.of("add", "add-collected", "a*b+sin(c)/2-sqrt(abs(d))", "first six evaluations", "sum", "max",
        "argmax", "dot", "var", "a.T + b", "a[:, ::2] + b", "a + row", "a + column", "to float64", "to float32",
        "to float16", "less", "where", "compress", "take", "cumulative sum", "sort random", "sort sorted",
        "sort reversed", "sort few", "argsort random", "argsort sorted", "argsort reversed", "argsort few",
        "sort stable", "argsort stable", "exp", "log", "sin", "tanh", "pow", "matmul",
        "a*b+sin(c)/2-sqrt(abs(d)) by two", "a+b by two", "open and sum 4 MB", "commit 64 bytes")) {
      assertTrue(barred.stream().anyMatch(row -> row.op().equals(op)), op);
    }
  }

  @Test
  void chosenSizesReplaceTheUsualOnes() {
    var rows = Catalogue.rows(new Sizes(List.of(123L)), List.of());
    assertTrue(rows.stream().anyMatch(row -> row.id().equals("elementwise/add/float64/123")));
    assertTrue(rows.stream().allMatch(row -> row.n() == 123), "only the chosen size");
  }
}
