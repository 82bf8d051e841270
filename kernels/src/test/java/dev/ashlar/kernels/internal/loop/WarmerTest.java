package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmerTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** A form whose calls take as many turns of an idle loop as it is told to, and put as much on the heap. */
  private static final class Form implements Warmable {
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile int hotTurns;
    private volatile int hotBytes;
    private volatile int goodAfterRenewals;
    private volatile boolean throwing;
    private volatile boolean hot;

    /** Read by nobody: what is stored here cannot be left out. */
    @SuppressWarnings("UnusedVariable")
    private volatile byte[] garbage = {};

    Form(int hotTurns, int hotBytes, int goodAfterRenewals) {
      this.hotTurns = hotTurns;
      this.hotBytes = hotBytes;
      this.goodAfterRenewals = goodAfterRenewals;
    }

    @Override
    public int trialElements() {
      return 1;
    }

    @Override
    public void runCold(long[] addresses, int n) {
      spin(300);
    }

    @Override
    public void runHot(long[] addresses, int n) {
      if (throwing) {
        throw new IllegalStateException("a form that throws");
      }
      if (n > 0) {
        spin(hotTurns);
        if (renewals.get() < goodAfterRenewals || goodAfterRenewals < 0) {
          garbage = new byte[hotBytes];
        }
      }
    }

    @Override
    public void use(boolean fast) {
      hot = fast;
    }

    @Override
    public boolean renew() {
      renewals.incrementAndGet();
      return goodAfterRenewals >= 0;
    }

    private static void spin(int turns) {
      for (int i = 0; i < turns; i++) {
        Thread.onSpinWait();
      }
    }
  }

  private static void awaitHot(Form form) {
    assertTimeoutPreemptively(
        LONG,
        () -> {
          while (!form.hot) {
            Thread.onSpinWait();
          }
        });
  }

  private static void awaitSlow(Heat heat) {
    assertTimeoutPreemptively(
        LONG,
        () -> {
          while (heat.state() != Heat.State.SCALAR) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void nothingIsTriedBeforeItIsWorthWhile() {
    var form = new Form(1, 0, 0);
    var heat = new Heat(true, 1000);
    heat.add(form, 999);
    assertEquals(Heat.State.COLD, heat.state());
    heat.add(form, 1);
    awaitHot(form);
    assertTrue(heat.isHot());
  }

  @Test
  void aFormThatIsSlowAtFirstIsAdoptedOnceItIsFaster() {
    var form = new Form(3000, 0, 0);
    var heat = new Heat(true, 1000);
    heat.add(form, 1000);
    awaitSlow(heat);
    assertFalse(form.hot);
    form.hotTurns = 1;
    assertTimeoutPreemptively(
        LONG,
        () -> {
          while (!form.hot) {
            heat.add(form, 1000);
            Thread.onSpinWait();
          }
        });
    assertTrue(heat.isHot());
  }

  @Test
  void aFailedFormIsLeftAloneUntilItIsUsedMore() {
    var form = new Form(3000, 0, 0);
    var heat = new Heat(true, 1000);
    heat.add(form, 1000);
    awaitSlow(heat);
    heat.add(form, 1000);
    assertEquals(Heat.State.SCALAR, heat.state());
  }

  @Test
  void aFormThatLeavesObjectsOnTheHeapIsMadeAnew() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.management").isPresent(), "this JVM does not count allocated bytes");
    var form = new Form(1, 1000, 2);
    var heat = new Heat(true, 1000);
    heat.add(form, 1000);
    awaitHot(form);
    assertEquals(2, form.renewals.get());
  }

  @Test
  void aFormThatThrowsDoesNotStopTheOthers() {
    var bad = new Form(1, 0, 0);
    bad.throwing = true;
    var heat = new Heat(true, 1000);
    heat.add(bad, 1000);
    awaitSlow(heat);
    var good = new Form(1, 0, 0);
    new Heat(true, 1000).add(good, 1000);
    awaitHot(good);
    assertFalse(bad.hot);
  }

  @Test
  void aFormThatBecomesSlowAgainIsTakenOutOfUse() {
    var form = new Form(1, 0, 0);
    var heat = new Heat(true, 1000);
    heat.add(form, 1000);
    awaitHot(form);
    form.hotTurns = 3000;
    assertTimeoutPreemptively(
        LONG,
        () -> {
          while (form.hot) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void withoutAFastFormNothingHappens() {
    var form = new Form(1, 0, 0);
    var heat = new Heat(false, 1);
    heat.add(form, 1_000_000);
    assertEquals(Heat.State.SCALAR, heat.state());
    assertFalse(form.hot);
  }
}
