package dev.ashlar.kernels.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SizeClassesTest {
  @Test
  void everySizeGetsTheSmallestClassThatHoldsIt() {
    for (int c = 0; c < SizeClasses.COUNT; c++) {
      long bytes = SizeClasses.bytes(c);
      assertEquals(0, bytes % 64, "bytes of class " + c);
      assertEquals(c, SizeClasses.of(bytes));
      assertEquals(c, SizeClasses.of(bytes - 1));
      if (c + 1 < SizeClasses.COUNT) {
        assertEquals(c + 1, SizeClasses.of(bytes + 1));
      }
    }
    assertEquals(0, SizeClasses.of(0));
    assertEquals(SizeClasses.MAX_BYTES, SizeClasses.bytes(SizeClasses.COUNT - 1));
  }

  @Test
  void aTicketHoldsAddressAndClass() {
    for (long address : new long[] {64, 1L << 21, (1L << 47) - 64, (1L << 56) + 192}) {
      for (int c : new int[] {0, 1, SizeClasses.COUNT - 1, SizeClasses.LARGE}) {
        long ticket = SizeClasses.ticket(address, c);
        assertEquals(address, SizeClasses.addressOf(ticket));
        assertEquals(c, SizeClasses.classOf(ticket));
      }
    }
  }

  @Test
  void spansWasteLittle() {
    for (int c = 0; c < SizeClasses.COUNT; c++) {
      long region = Span.regionBytes(c);
      assertTrue(region % SizeClasses.bytes(c) <= region / 8, "class " + c);
      assertTrue(region <= 8L << 20, "class " + c + ": " + region);
    }
  }
}
