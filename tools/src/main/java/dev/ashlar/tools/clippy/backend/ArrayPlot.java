package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.plot.Plot;
import dev.ashlar.tools.plot.PlotKind;
import dev.ashlar.tools.staging.NewFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** {@code NDArray.plot}: a picture of the numbers. */
final class ArrayPlot {
  private static final int BINS = 50;

  private ArrayPlot() {}

  static Method method() {
    return new Method(Method.ClassName.ARRAY, "plot",
        "a picture of the numbers as a PNG file: lines of one axis, colours of two, else a histogram", List.of(
            Argument.required("file", Argument.Kind.TEXT, "where the picture goes; its name ends in .png"),
            Argument.optional("kind", Argument.Kind.TEXT, "line, heat or histogram"),
            Argument.optional(
                "x", Argument.Kind.OPERAND, "the horizontal values of lines: numbers, dates or points in time"),
            Argument.optional("bins", Argument.Kind.INTEGER, "intervals of a histogram; 50 if not given"),
            Argument.optional(
                "title", Argument.Kind.TEXT, "what stands above the picture; the array's name if not given")),
        false, "the file", ArrayPlot::draw);
  }

  private static void draw(Call call, Answer answer) {
    var file = ArrayMethods.file(call, "file");
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new InputException(
          call.method() + ": pictures are PNG files, so the name ends in .png, and " + file + " does not");
    }
    long bins = call.any("bins") instanceof Number number ? number.longValue() : BINS;
    if (bins < 1 || bins > 10_000) {
      throw new InputException(call.method() + ": bins is between 1 and 10000, not " + bins);
    }
    var kind = call.has("kind") ? Optional.of(kind(call)) : Optional.<PlotKind>empty();
    var plot = new Plot(call.has("title") ? call.text("title") : call.self().name(), kind, (int) bins);
    var array = call.array();
    var x = call.has("x") ? Optional.of(new Operands(call).array(Objects.requireNonNull(call.any("x"))))
        : Optional.<NDArray>empty();
    try {
      NewFile.write(file, unfinished -> plot.write(array, x, unfinished));
    } catch (IOException e) {
      throw new InputException(file + " cannot be written: " + e.getMessage(), e);
    }
    answer.returns(file.toString());
  }

  private static PlotKind kind(Call call) {
    var name = call.text("kind");
    return Arrays.stream(PlotKind.values()).filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst()
        .orElseThrow(
            () -> new InputException(call.method() + ": the kind is line, heat or histogram, not '" + name + "'"));
  }
}
