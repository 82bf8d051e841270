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

  /** The artifact of each library: groupId:artifactId:version. */
  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "ejml", "org.ejml:ejml-ddense:0.46.1",
          "ojalgo", "org.ojalgo:ojalgo:57.1.0",
          "nd4j", "org.nd4j:nd4j-native-platform:1.0.0-M2.1");

  private MavenPeer() {}

  /** It could not be fetched. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  private static String artifact(String name) {
    return java.util.Objects.requireNonNull(ARTIFACTS.get(name), name);
  }

  /** The jars of a library and what it needs; fetched once into the directory. */
  static List<Path> fetch(String name, Path directory) throws IOException, Failure {
    var home = Files.createDirectories(directory.resolve(name));
    var jars = home.resolve("jars");
    if (!Files.exists(home.resolve("complete"))) {
      Files.writeString(home.resolve("pom.xml"), pom(name));
      var command =
          List.of("mvn", "-B", "-q", "-f", home.resolve("pom.xml").toString(), "dependency:copy-dependencies", "-DoutputDirectory=" + jars);
      var outcome = Commands.run(home, command, SECONDS);
      if (outcome == null || outcome.status() != 0) {
        throw new Failure("Maven could not fetch " + artifact(name) + reason(outcome));
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
        : outcome.output().lines().filter(line -> line.startsWith("[ERROR]")).findFirst().map(line -> ": " + line).orElse("");
  }

  private static String pom(String name) {
    var parts = artifact(name).split(":", -1);
    var fields = Map.of("groupId", parts[0], "artifactId", parts[1], "version", parts[2]);
    var dependency =
        fields.entrySet().stream()
            .map(field -> "<" + field.getKey() + ">" + field.getValue() + "</" + field.getKey() + ">")
            .collect(Collectors.joining());
    return "<project><modelVersion>4.0.0</modelVersion><groupId>dev.ashlar</groupId><artifactId>peer-%s</artifactId>"
            .formatted(name)
        + "<version>1</version><dependencies><dependency>" + dependency + "</dependency></dependencies></project>\n";
  }

  /** The version that was fetched. */
  static String version(String name, List<Path> jars) {
    var parts = artifact(name).split(":", -1);
    return name + " " + parts[2] + " (" + jars.size() + " jars)";
  }
}
