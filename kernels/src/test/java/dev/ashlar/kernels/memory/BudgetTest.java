package dev.ashlar.kernels.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.kernels.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "4096, 4096", "3k, 3072", "512m, 536870912", "2G, 2147483648", "' 1t ', 1099511627776"})
  void sizesAreBytesWithASuffix(String text, long bytes) {
    assertEquals(bytes, Budget.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "m", "1.5g", "12x", "9223372036854775807k", "99999999999999999999"})
  void otherTextIsRefused(String text) {
    var e = assertThrows(IllegalArgumentException.class, () -> Budget.parse(text));
    assertTrue(e.toString().contains(Budget.PROPERTY), e.toString());
  }

  @Test
  void theDefaultIsAPartOfThePhysicalMemory() {
    assertTrue(Budget.initial() >= 64 << 20, Budget.initial() + " bytes");
  }

  @Test
  void theBudgetMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> MemoryBudget.set(0));
    assertThrows(IllegalArgumentException.class, () -> MemoryBudget.set(-5));
  }
}
