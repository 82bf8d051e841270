package dev.ashlar.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run was made on.
 *
 * @param facts by name: processor, cores, memory, system, Java
 */
public record Machine(Map<String, String> facts) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  /** A description. */
  public Machine {
    facts = new LinkedHashMap<>(facts);
  }

  /** This machine. */
  public static Machine here() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("processor", field(PROCESSORS, "model name", System.getProperty("os.arch")));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", field(MEMORY, "MemTotal", "unknown"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    return new Machine(facts);
  }

  /** Bytes that can be had without swapping; a large number where the system does not say. */
  public static long availableMemory() {
    var text = field(MEMORY, "MemAvailable", "");
    return text.endsWith(" kB") ? Long.parseLong(text.substring(0, text.length() - 3).strip()) << 10 : Long.MAX_VALUE;
  }

  private static String field(Path file, String name, String otherwise) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(otherwise);
    } catch (IOException | java.io.UncheckedIOException e) {
      return otherwise;
    }
  }
}
