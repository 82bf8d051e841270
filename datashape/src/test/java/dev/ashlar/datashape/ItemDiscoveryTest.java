package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Items that come one by one have the type that a list of them has. */
class ItemDiscoveryTest {
  private static Optional<DataType> oneByOne(List<? extends @Nullable Object> items, Sniffing sniffing) {
    var discovery = new ItemDiscovery(sniffing);
    items.forEach(discovery::add);
    return discovery.type();
  }

  @Test
  void textsHaveTheTypeOfTheirList() {
    var texts = List.of("12", "-3", "4.5", "", "true", "2010-01-01", "2010-01-01T03:00", "12:30", "rain", "nan",
        "18446744073709551616");
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int round = 0; round < 500; round++) {
      var items = new ArrayList<String>();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        items.add(texts.get(random.nextInt(texts.size())));
      }
      assertEquals(DataTypes.discover(items, Sniffing.TEXT).dtype(), oneByOne(items, Sniffing.TEXT).orElseThrow(),
          items::toString);
    }
  }

  @Test
  void recordsAndListsHaveTheTypeOfTheirList() {
    List<@Nullable Object> items =
        Arrays.asList(Map.of("x", 1L), Map.of("x", List.of(), "y", "a"), null);
    assertEquals(Optional.empty(), oneByOne(items, Sniffing.OFF));
    items = Arrays.asList(Map.of("x", List.of()), Map.of("x", List.of(1L, 2L)), null);
    assertEquals("?{x: var * int64}", oneByOne(items, Sniffing.OFF).orElseThrow().toString());
  }

  @Test
  void noItemsAreNull() {
    assertEquals(Optional.of(BasicType.NULL), oneByOne(List.of(), Sniffing.OFF));
  }
}
