package dev.ashlar.kernels.internal.loop;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A kernel that is made once, when it is first asked for. */
final class LaterKernel {
  private final Supplier<MapKernel> make;
  private volatile @Nullable MapKernel made;

  LaterKernel(Supplier<MapKernel> make) {
    this.make = make;
  }

  MapKernel get() {
    var known = made;
    if (known == null) {
      synchronized (this) {
        known = made;
        if (known == null) {
          known = make.get();
          made = known;
        }
      }
    }
    return known;
  }
}
