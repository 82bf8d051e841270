package dev.ashlar.datashape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type that items have in common which come one after the other: what {@link DataTypes#discover(Object)} says
 * of a list of them, without the list. For files that are larger than memory.
 *
 * {@snippet :
 * var items = new ItemDiscovery(Sniffing.TEXT);
 * items.add("12");
 * items.add("");
 * items.add("3.5");
 * items.type();      // ?float64
 * }
 */
public final class ItemDiscovery {
  private final Sniffing sniffing;
  private @Nullable DataType common = Unification.NOTHING;

  /** No items so far; their text is looked into if asked. */
  public ItemDiscovery(Sniffing sniffing) {
    this.sniffing = sniffing;
  }

  /**
   * Takes one more item into account.
   *
   * @throws IllegalArgumentException if it is of a class that no type describes, or nested too deeply
   */
  public void add(@Nullable Object item) {
    var before = common;
    if (before != null) {
      common = Unification.of(before, Discovery.unsettled(item, sniffing), sniffing == Sniffing.TEXT);
    }
  }

  /** The type of the items so far: {@code null} if there were none; empty if they have nothing in common. */
  public Optional<DataType> type() {
    return Optional.ofNullable(common).map(Discovery::settled);
  }
}
