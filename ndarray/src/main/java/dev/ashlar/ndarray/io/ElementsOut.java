package dev.ashlar.ndarray.io;

import dev.ashlar.kernels.memory.RawMemory;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.spi.ArrayAccess;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of an array's elements, in row-major order, chunk by chunk. */
final class ElementsOut {
  private static final int CHUNK = 1 << 20;

  /** Takes bytes. */
  interface Sink {
    void take(ByteBuffer bytes) throws IOException;
  }

  private ElementsOut() {}

  static void write(NDArray array, Sink sink) throws IOException {
    var access = ArrayAccess.get();
    var plain = array.isContiguous() && access.owner(array).rawAddressesAllowed() ? array : array.copy();
    var owner = access.owner(plain);
    long address = access.address(plain);
    long bytes = plain.size() * plain.itemsize();
    owner.enter();
    try {
      for (long done = 0; done < bytes; done += CHUNK) {
        sink.take(RawMemory.ALL.asSlice(address + done, Math.min(CHUNK, bytes - done)).asByteBuffer());
      }
    } finally {
      owner.exit();
    }
  }
}
