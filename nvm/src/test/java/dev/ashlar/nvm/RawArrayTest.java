package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records, strings, ragged rows and validity bitmaps: written and read by the rules of FORMAT.md. */
class RawArrayTest {
  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("raw.ashlar");
  }

  private RawArray roundTrip(
      DataType type, List<Long> shape, ByteBuffer data, Optional<byte[]> heap, Optional<byte[]> validity) {
    var raw = new RawArray(type, shape, MemorySegment.ofBuffer(data.flip()), heap.map(MemorySegment::ofArray),
        validity.map(MemorySegment::ofArray));
    try (var store = Store.create(path); var tx = store.begin()) {
      tx.putRaw("x", raw);
      tx.commit();
    }
    try (var store = Store.openReadOnly(path)) {
      assertTrue(store.check(true).isWhole());
      var back = store.getRaw("x");
      assertEquals(type, back.dtype());
      assertEquals(shape, back.shape());
      return new RawArray(back.dtype(), back.shape(), copy(back.data()), back.heap().map(RawArrayTest::copy),
          back.validity().map(RawArrayTest::copy));
    }
  }

  private static MemorySegment copy(MemorySegment segment) {
    return MemorySegment.ofArray(segment.toArray(ValueLayout.JAVA_BYTE));
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  @Test
  void records() {
    var type = DataTypes.parse("{id: int32, position: 2 * float64, ok: bool}");
    var data = buffer(3 * 32);
    for (int i = 0; i < 3; i++) {
      data.position(32 * i).putInt(i).putInt(0).putDouble(i + .5).putDouble(-i).put((byte) (i % 2));
    }
    var back = roundTrip(type, List.of(3L), data.position(96), Optional.empty(), Optional.empty()).data();
    assertEquals(2, back.get(ValueLayout.JAVA_INT_UNALIGNED, 64));
    assertEquals(2.5, back.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 72));
    assertEquals(1, back.get(ValueLayout.JAVA_BYTE, 32 + 24));
  }

  @Test
  void strings() {
    var texts = List.of("", "short", "exactly12chr", "a text of more than twelve bytes", "Übergrößenträger");
    var heap = new java.io.ByteArrayOutputStream();
    var data = buffer(16 * texts.size());
    for (var text : texts) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      int at = data.position();
      data.putInt(bytes.length);
      if (bytes.length <= 12) {
        data.put(bytes);
      } else {
        data.put(bytes, 0, 4).putInt(0).putInt(heap.size());
        heap.writeBytes(bytes);
      }
      data.position(at + 16);
    }
    var back = roundTrip(
        DataTypes.parse("string"), List.of(5L), data, Optional.of(heap.toByteArray()), Optional.empty());
    var read = new ArrayList<String>();
    for (long i = 0; i < 5; i++) {
      int length = back.data().get(ValueLayout.JAVA_INT_UNALIGNED, 16 * i);
      var bytes = length <= 12
          ? back.data().asSlice(16 * i + 4, length)
          : back.heap().orElseThrow().asSlice(back.data().get(ValueLayout.JAVA_INT_UNALIGNED, 16 * i + 12), length);
      read.add(new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
    }
    assertEquals(texts, read);
  }

  @Test
  void raggedRows() {
    var rows = List.of(List.of(1, 2, 3), List.<Integer>of(), List.of(4));
    var heap = ByteBuffer.allocate(4 * 4).order(ByteOrder.nativeOrder());
    var data = buffer(16 * 3);
    for (var row : rows) {
      data.putLong(heap.position()).putLong(row.size());
      row.forEach(heap::putInt);
    }
    var back = roundTrip(
        DataTypes.parse("var * int32"), List.of(3L), data, Optional.of(heap.array()), Optional.empty());
    for (int i = 0; i < 3; i++) {
      long offset = back.data().get(ValueLayout.JAVA_LONG_UNALIGNED, 16L * i);
      assertEquals(rows.get(i).size(), back.data().get(ValueLayout.JAVA_LONG_UNALIGNED, 16L * i + 8));
      for (int k = 0; k < rows.get(i).size(); k++) {
        assertEquals(
            rows.get(i).get(k), back.heap().orElseThrow().get(ValueLayout.JAVA_INT_UNALIGNED, offset + 4L * k));
      }
    }
  }

  @Test
  void validity() {
    var data = buffer(10).put(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, (byte) 255});
    var back = roundTrip(
        DataTypes.parse("uint8"), List.of(10L), data, Optional.empty(), Optional.of(new byte[] {(byte) 0xfe, 3}));
    assertEquals(3, back.validity().orElseThrow().get(ValueLayout.JAVA_BYTE, 1));
    assertThrows(IllegalArgumentException.class, () -> new RawArray(DataTypes.parse("uint8"), List.of(10L),
        MemorySegment.ofArray(new byte[10]), Optional.empty(), Optional.of(MemorySegment.ofArray(new byte[1]))));
    assertThrows(IllegalArgumentException.class, () -> new RawArray(DataTypes.parse("uint8"), List.of(10L),
        MemorySegment.ofArray(new byte[9]), Optional.empty(), Optional.empty()));
  }
}
