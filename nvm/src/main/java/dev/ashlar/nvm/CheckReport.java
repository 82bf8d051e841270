package dev.ashlar.nvm;

import java.util.List;

/**
 * What {@link Store#check} found.
 *
 * @param sequence of the commit that was checked
 * @param arrays how many were looked at
 * @param bytes of elements whose checksums were compared; 0 if only the catalogue was
 * @param problems in words; none if all is well
 */
public record CheckReport(long sequence, long arrays, long bytes, List<String> problems) {
  /** Copies the list. */
  public CheckReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
