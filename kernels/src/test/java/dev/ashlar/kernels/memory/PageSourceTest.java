package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source that this platform has, also those that it does not need. */
class PageSourceTest {
  static Stream<PageSource> sources() {
    return Stream.<PageSource>of(PageSource.ofPlatform(), new ArenaPages(), CallocPages.ofPlatform())
        .filter(source -> source != null);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void regionsAreAlignedZeroedAndWritable(PageSource source) {
    for (long bytes : new long[] {PageSource.ALIGNMENT, 3 * PageSource.ALIGNMENT}) {
      var region = source.map(bytes, bytes > PageSource.ALIGNMENT);
      assertNotNull(region);
      assertEquals(0, region.address % PageSource.ALIGNMENT);
      assertEquals(bytes, region.bytes);
      for (long at = 0; at < bytes; at += 4096 - 1) {
        assertEquals(0, RawMemory.ALL.get(JAVA_BYTE, region.address + at));
      }
      RawMemory.ALL.asSlice(region.address, bytes).fill((byte) 1);
      boolean discarded = source.discard(region);
      assertEquals(discarded ? 0 : 1, RawMemory.ALL.get(JAVA_BYTE, region.address + bytes - 1));
      source.unmap(region);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatTheSystemDoesNotHaveIsNull(PageSource source) {
    assertNull(source.map(1L << 46, true));
  }
}
