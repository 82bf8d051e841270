package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import java.lang.foreign.MemorySegment;

/**
 * A matrix in native memory.
 *
 * @param address of the first element
 * @param row bytes from one row to the next
 * @param column bytes from one column to the next
 */
public record Operand(long address, long row, long column) {
  /** The part that starts at row {@code i} and column {@code j}. */
  Operand from(long i, long j) {
    return new Operand(address + i * row + j * column, row, column);
  }

  /** The same elements with rows and columns exchanged. */
  Operand transposed() {
    return new Operand(address, column, row);
  }

  /** Copies elements of another matrix to this one, byte by byte. */
  void fill(Operand other, long rows, long columns, int itemsize) {
    for (long i = 0; i < rows; i++) {
      if (column == itemsize && other.column == itemsize) {
        MemorySegment.copy(ALL, other.address + i * other.row, ALL, address + i * row, columns * itemsize);
      } else {
        for (long j = 0; j < columns; j++) {
          MemorySegment.copy(ALL, other.from(i, j).address, ALL, from(i, j).address, itemsize);
        }
      }
    }
  }

  /** Sets all bytes of the elements to zero. */
  void clear(long rows, long columns, int itemsize) {
    for (long i = 0; i < rows; i++) {
      if (column == itemsize) {
        ALL.asSlice(address + i * row, columns * itemsize).fill((byte) 0);
      } else {
        for (long j = 0; j < columns; j++) {
          ALL.asSlice(from(i, j).address, itemsize).fill((byte) 0);
        }
      }
    }
  }
}
