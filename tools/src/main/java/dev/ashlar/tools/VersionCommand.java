package dev.ashlar.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar version}: the version of Ashlar, of Java, and of the machine. */
@Command(name = "version", description = "Print the version of Ashlar and the Java it runs on.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var out = spec.commandLine().getOut();
    for (var line : new Provider().getVersion()) {
      out.println(line);
    }
    out.flush();
  }

  /** What {@code --version} prints too. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      return new String[] {
        "Ashlar " + ashlarVersion(),
        "Java " + System.getProperty("java.vm.version") + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
            + Runtime.getRuntime().availableProcessors() + " processors, "
            + (vectors ? "vector kernels" : "scalar kernels (add --add-modules jdk.incubator.vector for vector ones)")
      };
    }
  }

  private static String ashlarVersion() {
    var properties = new Properties();
    try (var stream = VersionCommand.class.getResourceAsStream("version.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "of an unknown build");
  }
}
