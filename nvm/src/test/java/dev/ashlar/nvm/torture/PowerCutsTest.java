package dev.ashlar.nvm.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Power cuts on a simulated disk; {@code ./ashlar store-torture} tries more of them. */
class PowerCutsTest {
  @Test
  void noCutLosesACommit() {
    var result = PowerCuts.run(Fault.NONE, 1, 100_000);
    assertEquals(0, result.losses(), result::toString);
    assertTrue(result.reboots() > 500 && result.commits() > 500, result::toString);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedFaultIsNoticed(Fault fault) {
    assertEquals(1, PowerCuts.run(fault, 1, 200_000).losses());
  }
}
