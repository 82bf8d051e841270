package dev.ashlar.tools.command;

import dev.ashlar.tools.Progress;
import dev.ashlar.tools.element.JsonValues;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** What all commands share: standard output as text or JSON, and the bar that says how far they are. */
final class Output {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Option(names = "--progress", description = "Draw a progress bar on standard error even if that is no terminal.")
  private boolean progress;

  /** Whether JSON is wanted. */
  boolean isJson() {
    return json;
  }

  PrintWriter out() {
    return line().getOut();
  }

  private picocli.CommandLine line() {
    return java.util.Objects.requireNonNull(spec, "set by picocli").commandLine();
  }

  /** Prints text, or nothing if JSON is wanted. */
  void text(String text) {
    if (!json) {
      out().println(text);
      out().flush();
    }
  }

  /** Prints a JSON value on one line. */
  void json(Consumer<JsonGenerator> content) {
    var out = out();
    try (var generator = JsonValues.MAPPER.createGenerator(new KeptOpen(out))) {
      content.accept(generator);
    }
    out.println();
    out.flush();
  }

  /** Prints a value as JSON. */
  void json(@Nullable Object value) {
    json(generator -> JsonValues.write(generator, value));
  }

  /** Either the text or the JSON value. */
  void either(String text, Object value) {
    if (json) {
      json(value);
    } else {
      text(text);
    }
  }

  /** Makes the bars of a command's passes over so many bytes. */
  Function<String, Progress> progress(String what, long bytes) {
    boolean shown = progress || Terminal.isStandardError();
    return pass -> new Progress(line().getErr(), shown, pass + " of " + what, bytes);
  }

  /** The generator closes what it writes to; standard output stays open. */
  private static final class KeptOpen extends java.io.FilterWriter {
    KeptOpen(PrintWriter out) {
      super(out);
    }

    @Override
    public void close() throws java.io.IOException {
      flush();
    }
  }
}
