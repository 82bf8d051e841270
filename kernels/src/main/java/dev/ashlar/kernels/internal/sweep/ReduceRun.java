package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/** Joins all values of one result. */
final class ReduceRun {
  private final ReducePlan plan;
  private final Nest along;
  private final ReduceScratch scratch;
  private final long values;
  private final long inner;
  private final int splats;

  /** The modes of operands that step evenly, or -1. */
  private final long stepped;

  private final BlockJoiner joiner;
  private final boolean direct;
  private final boolean alone;
  private int staged;

  ReduceRun(ReducePlan plan, Nest along, ReduceScratch scratch, boolean alone) {
    this.plan = plan;
    this.along = along;
    this.scratch = scratch;
    this.values = along.elements();
    this.inner = along.innerExtent();
    this.splats = along.splats(plan.inputs, 0);
    boolean isLong = inner >= MapSweep.LONG && values >= MapSweep.WORTHWHILE;
    this.stepped = splats < 0 && isLong ? along.modes(plan.inputs, 0) : -1;
    this.alone = alone;
    this.direct = isDirect(plan, along, splats);
    this.joiner = direct ? new BlockJoiner(plan, splats, scratch) : new BlockJoiner(plan.staged(), 0, scratch);
  }

  /** Whether blocks are joined where they lie. */
  private static boolean isDirect(ReducePlan plan, Nest along, int splats) {
    return along.depth <= 1 && splats >= 0 && plan.inputs.size() <= 2;
  }

  /** How {@link #total} goes about it, in words. */
  static String describe(ReducePlan plan, Nest along) {
    if (along.elements() < ReducePlan.FEW) {
      return ", joined one after the other";
    }
    int splats = along.splats(plan.inputs, 0);
    boolean direct = isDirect(plan, along, splats);
    var reduced = direct && !plan.isHeavy() ? plan : plan.staged();
    var how = reduced == plan ? " in blocks of " + plan.block + ", read once"
        : ", evaluated in blocks of " + plan.block + " that are joined in the cache";
    var kernel = reduced.blockKernel(reduced == plan ? splats : 0);
    return how + kernel.map(made -> "; " + made.pace()).orElse("; one element at a time");
  }

  /** The address of the total of the values at these addresses (the result's first, which is not looked at). */
  long total(long[] addresses) {
    if (values < ReducePlan.FEW) {
      return few(addresses);
    }
    if (direct) {
      long b = addresses.length > 2 ? addresses[2] : 0;
      long done = alone ? spread(addresses[1], b) : 0;
      joiner.add(addresses[1] + done * joiner.aStep, b + done * joiner.bStep, values - done);
      return joiner.finish();
    }
    staged = 0;
    at(addresses);
    along.walk(1, this::stage);
    if (staged > 0) {
      joiner.add(scratch.stage, 0, staged);
    }
    return joiner.finish();
  }

  /**
   * Lets threads join runs of {@link BlockJoiner#GROUP} blocks each; their totals are the leaves of the tree anyway.
   *
   * @return how many values were joined, or need not be
   */
  private long spread(long a, long b) {
    long group = (long) BlockJoiner.GROUP * plan.block;
    long groups = values / group;
    if (groups < 2 || Workers.threads() == 1) {
      return 0;
    }
    int rowBytes = plan.rowLanes * plan.total.itemsize();
    int wave = ReducePlan.BLOCK_BYTES / rowBytes;
    long begun = 0;
    if (plan.mayEndEarly()) {
      joiner.addGroup(a, b, group);
      begun = 1;
    }
    var decided = new AtomicBoolean(joiner.isDecided());
    for (long first = begun; first < groups && !decided.get(); first += wave) {
      int count = (int) Math.min(wave, groups - first);
      long start = first * group;
      Workers.run(
          count,
          i -> {
            try (var memory = Scratch.take()) {
              var own = new ReduceScratch(plan, memory.address());
              var part = new BlockJoiner(plan, splats, own);
              long from = start + i * group;
              part.addGroup(a + from * joiner.aStep, b + from * joiner.bStep, decided.get() ? plan.block : group);
              if (part.isDecided()) {
                decided.set(true);
              }
              MemorySegment.copy(ALL, own.total(0), ALL, scratch.stage + (long) i * rowBytes, rowBytes);
            }
          });
      for (int i = 0; i < count; i++) {
        joiner.push(scratch.stage + (long) i * rowBytes);
      }
    }
    return decided.get() ? values : groups * group;
  }

  private void at(long[] addresses) {
    System.arraycopy(addresses, 1, along.addresses, 0, along.addresses.length);
  }

  /** One after the other, as rows of totals are folded. */
  private long few(long[] addresses) {
    long total = scratch.total(0);
    plan.monoid.storeIdentity(plan.total, total);
    if (values == 0) {
      return total;
    }
    at(addresses);
    var fold = plan.foldTotal.kernel(0);
    var strides = new long[plan.inputs.size() + 2];
    for (int i = 0; i < plan.inputs.size(); i++) {
      strides[i + 2] = along.innerStride(i);
    }
    var all = new long[strides.length];
    along.walk(
        1,
        inputs -> {
          all[0] = total;
          all[1] = total;
          System.arraycopy(inputs, 0, all, 2, inputs.length);
          fold.runStrided(all, strides, inner);
        });
    return total;
  }

  /** Evaluates one innermost loop into the stage, and joins the stage whenever it is full. */
  private void stage(long[] inputs) {
    MapKernel evaluate = stepped >= 0 ? plan.evaluate.stepped(stepped) : plan.evaluate.kernel(Math.max(0, splats));
    var addresses = new long[inputs.length + 1];
    var strides = new long[inputs.length + 1];
    strides[0] = plan.accumulator.itemsize();
    for (int i = 0; i < inputs.length; i++) {
      strides[i + 1] = along.innerStride(i);
    }
    for (long done = 0; done < inner; ) {
      long n = Math.min(plan.block - staged, inner - done);
      addresses[0] = scratch.stage + staged * strides[0];
      for (int i = 0; i < inputs.length; i++) {
        addresses[i + 1] = inputs[i] + done * strides[i + 1];
      }
      if (splats >= 0 || stepped >= 0) {
        evaluate.run(addresses, n);
      } else {
        evaluate.runStrided(addresses, strides, n);
      }
      done += n;
      staged += (int) n;
      if (staged == plan.block) {
        joiner.add(scratch.stage, 0, staged);
        staged = 0;
      }
    }
  }
}
