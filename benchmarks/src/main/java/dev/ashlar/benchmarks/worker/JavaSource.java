package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Dialect;
import dev.ashlar.benchmarks.catalogue.Input;
import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.datashape.DType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a row as the source text of a {@link Timed} class. */
final class JavaSource {
  static final String PACKAGE = "dev.ashlar.benchmarks.rows";

  private JavaSource() {}

  /** Whether the dialect has Java arrays of this dtype. */
  static boolean hasArrays(DType dtype) {
    return arrayType(dtype) != null;
  }

  static String of(Row row, Dialect dialect, String className) {
    var text = row.spellings().get(dialect);
    if (text == null) {
      throw new IllegalArgumentException(row.id() + " is not spelled in " + dialect);
    }
    var style = Style.of(dialect);
    var fields =
        style.members + row.inputs().stream().map(input -> field(style, row, input)).collect(Collectors.joining());
    var out = row.out();
    if (dialect == Dialect.LOOP && out != null) {
      fields += field(style, row, out);
    }
    boolean scoped = row.scoped() && (dialect == Dialect.ASHLAR || dialect == Dialect.REFERENCE);
    var once = dialect == Dialect.LOOP ? text + "\n    return out;" : "return " + text + ";";
    var call = style.release + "result = once();";
    return """
        package %s;
        %s
        public final class %s extends Timed {
          private final int n = Inputs.length(%dL);
        %s  %s
          private Object result;

          public %s() throws Exception {}

          @Override public Object once() throws Exception {
            %s
          }

          @Override public long run(long calls) throws Exception {
            %s
            long start = System.nanoTime();
            for (long i = 0; i < calls; i++) {
              %s
            }
            return System.nanoTime() - start;
          }

          @Override public Check check() throws Exception {
            %s
          }
        }
        """
        .formatted(
            PACKAGE,
            style.imports,
            className,
            row.n(),
            fields,
            row.setups().getOrDefault(dialect, ""),
            className,
            once,
            style == Style.ASHLAR ? "Threads.set(" + (dialect == Dialect.ASHLAR ? row.threads() : 1) + ");" : "",
            scoped ? "try (var scope = Scope.open()) { " + call + " }" : call,
            scoped ? "try (var scope = Scope.open()) { return Check.of(once()); }" : "return " + style.check + ";");
  }

  private static String field(Style style, Row row, Input input) {
    return "  private final " + style.type(input) + " " + input.name() + " = " + style.value(row, input) + ";\n";
  }

  private static @Nullable String arrayType(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> "double";
      case FLOAT32 -> "float";
      case INT64, UINT64 -> "long";
      case INT32, UINT32 -> "int";
      case INT16, UINT16 -> "short";
      case INT8, UINT8 -> "byte";
      case BOOL -> "boolean";
      case FLOAT16, COMPLEX64, COMPLEX128 -> null;
    };
  }

  private static String arguments(Row row, Input input) {
    return "DType.%s, \"%s\", %s, %s, %d, %s"
        .formatted(
            input.dtype().name(),
            input.fill().text(),
            input.low(),
            input.high(),
            seed(row, input),
            input.shape().stream().map(extent -> extent + "L").collect(Collectors.joining(", ", "new long[] {", "}")));
  }

  /** The same number in every peer. */
  static long seed(Row row, Input input) {
    return row.inputs().indexOf(input) + 1L;
  }

  /** How a dialect of Java declares its inputs. */
  private enum Style {
    ASHLAR(
        """
        import static dev.ashlar.ndarray.Index.*;
        import static dev.ashlar.ndarray.Lazy.lazy;
        import dev.ashlar.benchmarks.work.*;
        import dev.ashlar.benchmarks.worker.*;
        import dev.ashlar.datashape.*;
        import dev.ashlar.kernels.Operations;
        import dev.ashlar.kernels.Threads;
        import dev.ashlar.ndarray.*;
        """,
        "Check.of(once())") {
      @Override
      String type(Input input) {
        return "NDArray";
      }

      @Override
      String value(Row row, Input input) {
        return "Inputs.array(" + arguments(row, input) + ")";
      }
    },
    ARRAYS(
        """
        import static java.lang.Math.*;
        import dev.ashlar.benchmarks.worker.*;
        import dev.ashlar.datashape.DType;
        """,
        "Check.of(once())") {
      @Override
      String type(Input input) {
        return arrayType(input.dtype()) + "[]";
      }

      @Override
      String value(Row row, Input input) {
        var doubles = "Inputs.doubles(" + arguments(row, input) + ")";
        var element = arrayType(input.dtype());
        return "double".equals(element) ? doubles : "Inputs." + element + "s(" + doubles + ")";
      }
    },
    EJML(
        """
        import dev.ashlar.benchmarks.worker.*;
        import dev.ashlar.datashape.DType;
        import org.ejml.data.DMatrixRMaj;
        import org.ejml.dense.row.CommonOps_DDRM;
        """,
        "Check.of(once() instanceof DMatrixRMaj matrix ? matrix.data : once())") {
      @Override
      String type(Input input) {
        return "DMatrixRMaj";
      }

      @Override
      String value(Row row, Input input) {
        return "DMatrixRMaj.wrap(%d, %d, Inputs.doubles(%s))".formatted(
            rows(input), columns(input), arguments(row, input));
      }
    },
    OJALGO(
        """
        import dev.ashlar.benchmarks.worker.*;
        import dev.ashlar.datashape.DType;
        import org.ojalgo.function.aggregator.Aggregator;
        import org.ojalgo.matrix.store.*;
        """,
        "Check.of(once() instanceof MatrixStore<?> matrix ? matrix.toRawCopy1D() : once())") {
      @Override
      String type(Input input) {
        return "R064Store";
      }

      @Override
      String value(Row row, Input input) {
        return "R064Store.FACTORY.rows(Inputs.rows(%d, Inputs.doubles(%s)))".formatted(
            columns(input), arguments(row, input));
      }
    },
    ND4J(
        """
        import dev.ashlar.benchmarks.worker.*;
        import dev.ashlar.datashape.DType;
        import org.nd4j.linalg.api.ndarray.INDArray;
        import org.nd4j.linalg.factory.Nd4j;
        import org.nd4j.linalg.ops.transforms.Transforms;
        """,
        "Check.of(once() instanceof INDArray array ? array.dup().data().asDouble() : once())") {
      @Override
      String type(Input input) {
        return "INDArray";
      }

      @Override
      String value(Row row, Input input) {
        return "Nd4j.createFromArray(Inputs.doubles(%s)).reshape(%s).castTo(org.nd4j.linalg.api.buffer.DataType.%s)"
            .formatted(arguments(row, input), shape(input), input.dtype() == DType.FLOAT32 ? "FLOAT" : "DOUBLE");
      }
    },
    TORCH(
        """
        import ai.djl.ndarray.*;
        import ai.djl.ndarray.types.*;
        import dev.ashlar.benchmarks.worker.*;
        import dev.ashlar.datashape.DType;
        """,
        "Check.of(once() instanceof NDArray array ? array.toType(DataType.FLOAT64, true).toDoubleArray() : once())",
        """
          private final NDManager manager = NDManager.newBaseManager("PyTorch");
          @Override public void close() { manager.close(); }
        """,
        "if (result instanceof NDArray old) old.close(); ") {
      @Override
      String type(Input input) {
        return "NDArray";
      }

      @Override
      String value(Row row, Input input) {
        return "manager.create(Inputs.doubles(%s), new Shape(%s)).toType(DataType.%s, false)"
            .formatted(arguments(row, input), shape(input),
                input.dtype() == DType.BOOL ? "BOOLEAN" : input.dtype().name());
      }
    };

    final String imports;
    final String check;

    /** What a class has before its inputs. */
    final String members;

    /** What gives a result back before the next is made; empty where the collector does. */
    final String release;

    Style(String imports, String check) {
      this(imports, check, "", "");
    }

    Style(String imports, String check, String members, String release) {
      this.imports = imports;
      this.check = check;
      this.members = members;
      this.release = release;
    }

    abstract String type(Input input);

    abstract String value(Row row, Input input);

    static Style of(Dialect dialect) {
      return switch (dialect) {
        case ASHLAR, REFERENCE -> ASHLAR;
        case LOOP -> ARRAYS;
        case EJML -> EJML;
        case OJALGO -> OJALGO;
        case ND4J -> ND4J;
        case TORCH -> TORCH;
        case NUMPY, NUMEXPR -> throw new IllegalArgumentException(dialect + " is not Java");
      };
    }

    static long rows(Input input) {
      return input.shape().size() > 1 ? input.shape().getFirst() : 1;
    }

    static long columns(Input input) {
      return input.shape().getLast();
    }

    static String shape(Input input) {
      return input.shape().stream().map(extent -> extent + "L").collect(Collectors.joining(", "));
    }
  }
}
