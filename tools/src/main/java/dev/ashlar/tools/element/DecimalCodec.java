package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.datashape.DecimalType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as integers of their last digit, in 4, 8 or 16 bytes. */
final class DecimalCodec implements Codec {
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private final DecimalType type;
  private final int scale;
  private final int bytes;

  DecimalCodec(DecimalType type) {
    this.type = type;
    scale = Math.toIntExact(type.scale());
    bytes = (int) type.layout().size();
  }

  @Override
  public long size() {
    return bytes;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    var unscaled = unscaled(value);
    long low = unscaled.longValue();
    switch (bytes) {
      case Integer.BYTES -> to.set(JAVA_INT_UNALIGNED, at, (int) low);
      case Long.BYTES -> to.set(JAVA_LONG_UNALIGNED, at, low);
      default -> {
        to.set(JAVA_LONG_UNALIGNED, LITTLE ? at : at + Long.BYTES, low);
        to.set(JAVA_LONG_UNALIGNED, LITTLE ? at + Long.BYTES : at, unscaled.shiftRight(Long.SIZE).longValue());
      }
    }
  }

  private BigInteger unscaled(@Nullable Object value) {
    try {
      var number = new BigDecimal(PlainText.of(value).strip());
      if (number.precision() - (long) number.scale() <= type.precision() - type.scale()) {
        return number.setScale(scale).unscaledValue();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new InputException(Codec.quoted(value) + " is no " + type, e);
    }
    throw new InputException(Codec.quoted(value) + " does not fit into " + type);
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    return new BigDecimal(switch (bytes) {
      case Integer.BYTES -> BigInteger.valueOf(from.get(JAVA_INT_UNALIGNED, at));
      case Long.BYTES -> BigInteger.valueOf(from.get(JAVA_LONG_UNALIGNED, at));
      default -> {
        long low = from.get(JAVA_LONG_UNALIGNED, LITTLE ? at : at + Long.BYTES);
        long high = from.get(JAVA_LONG_UNALIGNED, LITTLE ? at + Long.BYTES : at);
        var top = BigInteger.valueOf(high).shiftLeft(Long.SIZE);
        yield top.add(
            low >= 0 ? BigInteger.valueOf(low) : BigInteger.valueOf(low).add(BigInteger.ONE.shiftLeft(Long.SIZE)));
      }
    }, scale);
  }
}
