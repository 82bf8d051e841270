package dev.ashlar.tools.picture;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an axis measures: its ends, and the places where it is labelled.
 *
 * @param low value at the beginning
 * @param high value at the end; greater than low
 * @param ticks in order
 */
record Scale(double low, double high, List<Tick> ticks) {
  /** A place and its label. */
  record Tick(double value, String label) {}

  private record Step(ChronoUnit unit, int count, String format) {}

  private static final double NARROWEST = 1e-9;
  private static final int DAY = 86_400;
  private static final List<Step> STEPS = steps();

  private static List<Step> steps() {
    var steps = new ArrayList<Step>();
    for (int count : new int[] {1, 2, 5, 10, 15, 30}) {
      steps.add(new Step(ChronoUnit.SECONDS, count, "HH:mm:ss"));
    }
    for (int count : new int[] {1, 2, 5, 10, 15, 30}) {
      steps.add(new Step(ChronoUnit.MINUTES, count, "HH:mm"));
    }
    for (int count : new int[] {1, 2, 3, 6, 12}) {
      steps.add(new Step(ChronoUnit.HOURS, count, "d MMM HH:mm"));
    }
    for (int count : new int[] {1, 2, 7, 14}) {
      steps.add(new Step(ChronoUnit.DAYS, count, "d MMM uuuu"));
    }
    for (int count : new int[] {1, 2, 3, 6}) {
      steps.add(new Step(ChronoUnit.MONTHS, count, "MMM uuuu"));
    }
    for (int count : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000}) {
      steps.add(new Step(ChronoUnit.YEARS, count, "uuuu"));
    }
    return List.copyOf(steps);
  }

  /** Numbers, with a little room at both ends if asked; a single number gets room around it. */
  static Scale numbers(double low, double high, int parts, boolean room) {
    double span = Math.max(high - low, NARROWEST * Math.max(1, Math.max(Math.abs(low), Math.abs(high))));
    double margin = room || low == high ? 0.06 * span : 0;
    double from = low - margin;
    double to = Math.max(high + margin, from + span);
    double step = Ticks.step(to - from, parts);
    var ticks = Ticks.between(from, to, step).stream()
        .map(value -> new Tick(value, Ticks.label(value == 0 ? 0 : value, step))).toList();
    return new Scale(from, to, ticks);
  }

  /** Points in time, in seconds since 1970. */
  static Scale times(double low, double high, int parts) {
    double to = Math.max(high, low + 1);
    for (var step : STEPS) {
      double seconds = step.unit().getDuration().toSeconds() * (double) step.count();
      if ((to - low) / seconds <= parts) {
        return new Scale(low, to, ticks(low, to, step));
      }
    }
    return numbers(low, to, parts, false);
  }

  private static List<Tick> ticks(double low, double high, Step step) {
    var format = DateTimeFormatter.ofPattern(step.format(), Locale.ENGLISH);
    var ticks = new ArrayList<Tick>();
    for (var at = begin(low, step); at.toEpochSecond(ZoneOffset.UTC) <= high; at = at.plus(step.count(), step.unit())) {
      double second = at.toEpochSecond(ZoneOffset.UTC);
      if (second >= low) {
        ticks.add(new Tick(second, at.format(format)));
      }
    }
    return ticks;
  }

  /** The last round time before the axis begins. */
  private static LocalDateTime begin(double low, Step step) {
    long second = (long) Math.floor(low);
    var time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    return switch (step.unit()) {
      case YEARS -> LocalDateTime.of(Math.floorDiv(time.getYear(), step.count()) * step.count(), 1, 1, 0, 0);
      case MONTHS ->
          LocalDateTime.of(time.getYear(), (time.getMonthValue() - 1) / step.count() * step.count() + 1, 1, 0, 0);
      default -> {
        long length = Math.min(DAY * 14L, step.unit().getDuration().toSeconds() * step.count());
        yield LocalDateTime.ofEpochSecond(Math.floorDiv(second, length) * length, 0, ZoneOffset.UTC);
      }
    };
  }
}
