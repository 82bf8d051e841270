package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Dialect;
import dev.ashlar.benchmarks.catalogue.Fill;
import dev.ashlar.benchmarks.catalogue.Input;
import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the loops of all rows as one C program that speaks the protocol of {@link JavaWorker}; the key is a row's
 * number.
 */
final class CSource {
  private static final String HEAD =
      """
      #include <math.h>
      #include <stdbool.h>
      #include <stdint.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <time.h>
      #define abs(x) fabs(x)
      #define boolean bool
      #define byte int8_t
      static double unit(uint64_t seed, uint64_t i) {
        uint64_t z = (seed + 1) * 0x9E3779B97F4A7C15u + (i + 1) * 0xD1B54A32D192ED03u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return ((z ^ (z >> 31)) >> 11) * 0x1p-53;
      }
      static void *memory(size_t bytes) {
        void *block = aligned_alloc(64, (bytes + 127) / 64 * 64);
        memset(block, 0, bytes);
        return block;
      }
      static long nanoseconds(void) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        return now.tv_sec * 1000000000L + now.tv_nsec;
      }
      """;

  private static final String TAIL =
      """
      int main(void) {
        char line[256];
        while (fgets(line, sizeof line, stdin)) {
          char request[16]; int key = 0; long calls = 0; int batches = 0;
          sscanf(line, "%15s %d %ld %d", request, &key, &calls, &batches);
          if (!strcmp(request, "prepare")) {
            double sum = 0, magnitude = 0;
            rows[key].prepare(); rows[key].once(); rows[key].check(&sum, &magnitude);
            printf("ok\\t%.17g\\t%.17g\\n", sum, magnitude);
          } else if (!strcmp(request, "measure")) {
            printf("ns");
            for (int b = 0; b < batches; b++) {
              long start = nanoseconds();
              for (long i = 0; i < calls; i++) rows[key].once();
              printf("\\t%ld", nanoseconds() - start);
            }
            printf("\\n");
          } else {
            for (int i = 0; i < (int) (sizeof rows / sizeof *rows); i++) rows[i].drop();
            printf("ok\\t0\\t0\\n");
          }
          fflush(stdout);
        }
      }
      """;

  private CSource() {}

  /** The element type in C and in Java at once. */
  private static String type(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> "double";
      case FLOAT32 -> "float";
      case INT64 -> "int64_t";
      case UINT64 -> "uint64_t";
      case INT32 -> "int32_t";
      case UINT32 -> "uint32_t";
      case INT16 -> "int16_t";
      case UINT16 -> "uint16_t";
      case INT8 -> "int8_t";
      case UINT8 -> "uint8_t";
      case BOOL -> "bool";
      case FLOAT16, COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("loops have no " + dtype);
    };
  }

  static String of(List<Row> rows) {
    var source = new StringBuilder(HEAD);
    var table = new StringBuilder(
        "static const struct { void (*prepare)(void), (*once)(void), (*check)(double *, double *), (*drop)(void); } rows[] = {\n");
    for (int i = 0; i < rows.size(); i++) {
      source.append(row(rows.get(i), i));
      table.append("  {prepare%d, once%d, check%d, drop%d},\n".formatted(i, i, i, i));
    }
    return source.append(table).append("};\n").append(TAIL).toString();
  }

  private static String row(Row row, int number) {
    var out = row.out();
    if (out == null) {
      throw new IllegalArgumentException(row.id() + ": a loop needs an array to write into");
    }
    var arrays = new ArrayList<>(row.inputs());
    arrays.add(out);
    var text = new StringBuilder();
    var prepare = new StringBuilder();
    var locals = new StringBuilder();
    var drop = new StringBuilder();
    for (var input : arrays) {
      var type = type(input.dtype());
      var place = input.name() + "_" + number;
      text.append("static %s *%s;\n".formatted(type, place));
      prepare.append(
          "  %s = memory(%dL * sizeof(%s));\n  for (long i = 0; i < %dL; i++) %s[i] = (%s) (%s);\n"
              .formatted(place, input.size(), type, input.size(), place, type, value(row, input)));
      locals.append(
          "  %s%s *restrict %s = %s;\n".formatted(input.equals(out) ? "" : "const ", type, input.name(), place));
      drop.append(" free(%s); %s = 0;".formatted(place, place));
    }
    return text
        + """
        static int n_%1$d = %2$d;
        static void prepare%1$d(void) {
        %3$s}
        static __attribute__((noinline)) void once%1$d(void) {
          const int n = n_%1$d; (void) n;
        %4$s  %5$s
        }
        static void check%1$d(double *sum, double *magnitude) {
          for (long i = 0; i < %6$dL; i++) { *sum += out_%1$d[i]; *magnitude += fabs((double) out_%1$d[i]); }
        }
        static void drop%1$d(void) {%7$s }
        """
            .formatted(number, row.n(), prepare, locals, row.spellings().get(Dialect.LOOP), out.size(), drop);
  }

  private static String value(Row row, Input input) {
    double low = input.low();
    double span = input.high() - low;
    boolean integer = input.dtype().kind() != DType.Kind.FLOAT;
    var text =
        switch (input.fill()) {
          case UNIFORM -> low + " + unit(" + JavaSource.seed(row, input) + ", i) * " + span;
          case SORTED -> low + " + " + span + " * i / " + input.size();
          case REVERSED -> low + " + " + span + " * (" + (input.size() - 1) + "L - i) / " + input.size();
          case FEW -> low + " + floor(unit(" + JavaSource.seed(row, input) + ", i) * 8)";
          case ZERO -> "0";
        };
    return integer && input.fill() != Fill.ZERO ? "floor(" + text + ")" : text;
  }
}
