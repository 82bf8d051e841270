package dev.ashlar.benchmarks.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Libraries that Maven fetches when they are asked for; the build itself never needs them. */
final class MavenPeer {
  private static final int SECONDS = 900;

  private static final List<String> FIELDS = List.of("groupId", "artifactId", "version", "classifier");

  /**
   * The artifacts of each library, the one that names its version first: groupId:artifactId:version, and a classifier
   * where it has one.
   */
  private static final Map<String, List<String>> ARTIFACTS =
      Map.of(
          "ejml", List.of("org.ejml:ejml-ddense:0.46.1"),
          "ojalgo", List.of("org.ojalgo:ojalgo:57.1.0"),
          "nd4j", List.of("org.nd4j:nd4j-native-platform:1.0.0-M2.1"),
          "torch",
              List.of(
                  "ai.djl.pytorch:pytorch-native-cpu:2.7.1:" + platform(),
                  "ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1",
                  "ai.djl.pytorch:pytorch-engine:0.35.1",
                  "org.slf4j:slf4j-nop:2.0.17"));

  private MavenPeer() {}

  /** It could not be fetched. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** As the jars of PyTorch are called for this machine. */
  private static String platform() {
    var system = System.getProperty("os.name", "");
    var processor = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64";
    return (system.startsWith("Windows") ? "win" : system.startsWith("Mac") ? "osx" : "linux") + "-" + processor;
  }

  private static List<String> artifacts(String name) {
    return java.util.Objects.requireNonNull(ARTIFACTS.get(name), name);
  }

  /** The jars of a library and what it needs; fetched once into the directory. */
  static List<Path> fetch(String name, Path directory) throws IOException, Failure {
    var home = Files.createDirectories(directory.resolve(name));
    var jars = home.resolve("jars");
    if (!Files.exists(home.resolve("complete"))) {
      Files.writeString(home.resolve("pom.xml"), pom(name));
      var command =
          List.of("mvn", "-B", "-q", "-f", home.resolve("pom.xml").toString(), "dependency:copy-dependencies",
              "-DoutputDirectory=" + jars);
      var outcome = Commands.run(home, command, SECONDS);
      if (outcome == null || outcome.status() != 0) {
        throw new Failure("Maven could not fetch " + artifacts(name).getFirst() + reason(outcome));
      }
      Files.createFile(home.resolve("complete"));
    }
    try (var files = Files.list(jars)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String reason(Commands.@Nullable Outcome outcome) {
    return outcome == null
        ? ", since there is no mvn on the path"
        : outcome.output().lines().filter(line -> line.startsWith("[ERROR]")).findFirst().map(line -> ": " + line)
        .orElse("");
  }

  private static String pom(String name) {
    return "<project><modelVersion>4.0.0</modelVersion><groupId>dev.ashlar</groupId><artifactId>peer-%s</artifactId>"
            .formatted(name)
        + "<version>1</version><dependencies>"
        + artifacts(name).stream().map(MavenPeer::dependency).collect(Collectors.joining())
        + "</dependencies></project>\n";
  }

  private static String dependency(String artifact) {
    var parts = List.of(artifact.split(":", -1));
    var text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append('<').append(FIELDS.get(i)).append('>').append(parts.get(i)).append("</").append(FIELDS.get(i))
          .append('>');
    }
    return "<dependency>" + text + "</dependency>";
  }

  /** The version that was fetched. */
  static String version(String name, List<Path> jars) {
    var parts = artifacts(name).getFirst().split(":", -1);
    return name + " " + parts[2] + " (" + jars.size() + " jars)";
  }
}
