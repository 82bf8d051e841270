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
    assertEquals(List.of(), compiled.refused().entrySet().stream().map(entry -> entry.getKey().id() + ": " + entry.getValue()).toList());
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

  @Test
  void chosenSizesReplaceTheUsualOnes() {
    var rows = Catalogue.rows(new Sizes(List.of(123L)), List.of());
    assertTrue(rows.stream().anyMatch(row -> row.id().equals("elementwise/add/float64/123")));
    assertTrue(rows.stream().allMatch(row -> row.n() == 123), "only the chosen size");
  }
}
