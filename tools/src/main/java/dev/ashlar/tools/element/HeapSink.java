package dev.ashlar.tools.element;

/** Takes the bytes of strings and ragged rows, to which elements refer by offset. */
@FunctionalInterface
public interface HeapSink {
  /**
   * Keeps bytes.
   *
   * @param bytes to keep
   * @param alignment the offset is a multiple of this
   * @return the offset from the beginning of the heap
   */
  long put(byte[] bytes, long alignment);
}
