package dev.ashlar.tools;

import dev.ashlar.datashape.ArrayType;
import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Layout;
import dev.ashlar.datashape.RecordType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ashlar datashape}: reads types and prints them in canonical form. Status 0, or 2 when the text is no
 * datashape; 1 when the fuzzer finds something.
 */
@Command(
    name = "datashape",
    description = "Read a type of the datashape language and print its canonical form.",
    mixinStandardHelpOptions = true)
final class DatashapeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The type, such as '3 * {x: int32, y: ?float64}'.")
  private @Nullable String text;

  @Option(names = "--pretty", description = "Break the type into lines of at most --width columns where it can be.")
  private boolean pretty;

  @Option(names = "--width", defaultValue = "80", description = "Columns for --pretty (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(names = "--layout",
      description = "Print size, alignment, offsets of fields and strides of dimensions in memory.")
  private boolean layout;

  @Option(
      names = "--stdin",
      description =
          "Read JSON strings, one a line; print for each OK, a tab and the canonical form as JSON string,"
              + " or ERR, a tab, line:column, a tab and what is wrong.")
  private boolean stdin;

  @Option(names = "--fuzz", description = "Mutate types at random and look for what breaks the parser.")
  private boolean fuzz;

  @Option(names = "--minutes", defaultValue = "5", description = "How long to fuzz (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(names = "--seed", description = "The seed to fuzz from (default: taken from the clock, and printed).")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException {
    var out = commandSpec().commandLine().getOut();
    if (fuzz) {
      return fuzz(out);
    }
    if (stdin) {
      readAll(out);
      return 0;
    }
    if (text == null) {
      throw new ParameterException(commandSpec().commandLine(), "a type is needed, or --stdin or --fuzz");
    }
    try {
      show(DataTypes.parse(text), out);
      return 0;
    } catch (IllegalArgumentException e) {
      return refuse(e.getMessage());
    }
  }

  private CommandSpec commandSpec() {
    return Objects.requireNonNull(spec, "set by picocli");
  }

  private int refuse(@Nullable String message) {
    var err = commandSpec().commandLine().getErr();
    err.println("ashlar: " + message);
    err.flush();
    return Failures.BAD_INPUT;
  }

  private void show(DataType type, PrintWriter out) {
    // the layout may be refused, so it comes before anything is printed
    var measured = layout ? type.layout() : null;
    out.println(pretty ? type.pretty(width) : type.toString());
    if (measured != null) {
      print(type, measured, out);
    }
    out.flush();
  }

  private static void print(DataType type, Layout layout, PrintWriter out) {
    out.println("size       " + layout.size());
    out.println("alignment  " + layout.alignment());
    var strides = layout.strides();
    for (int i = 0; i < strides.length; i++) {
      out.println("stride     " + strides[i] + "  dimension " + i + ", " + type.dims().get(i));
    }
    var element = type instanceof ArrayType ? type.dtype() : type;
    var offsets = element.layout().offsets();
    for (int i = 0; i < offsets.length; i++) {
      var name = element instanceof RecordType record ? record.names().get(i) : String.valueOf(i);
      out.println("offset     " + offsets[i] + "  " + name + ": " + element.components().get(i));
    }
  }

  private static void readAll(PrintWriter out) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      out.println(verdict(line));
    }
    out.flush();
  }

  private static String verdict(String line) {
    try {
      return "OK\t" + JsonText.write(DataTypes.parse(JsonText.read(line)).toString());
    } catch (DataShapeException e) {
      return "ERR\t" + e.line() + ":" + e.column() + "\t" + e.reason();
    } catch (InputException e) {
      return "ERR\t1:1\t" + e.getMessage();
    }
  }

  private int fuzz(PrintWriter out) {
    var fuzzer = new DatashapeFuzzer(seed == null ? System.nanoTime() : seed);
    fuzzer.run(Duration.ofMillis((long) (minutes * 60_000)));
    out.println(fuzzer.summary());
    out.flush();
    return fuzzer.findings().isEmpty() ? 0 : 1;
  }
}
