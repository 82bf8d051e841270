package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.catalogue.RowSource;
import dev.ashlar.tools.InputException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows that the user brings. */
final class UserRows {
  private UserRows() {}

  /**
   * The named classes.
   *
   * @throws InputException if one is not there or no {@link RowSource}
   */
  static List<RowSource> load(List<String> names, List<Path> classPath) {
    var sources = new ArrayList<RowSource>();
    if (names.isEmpty()) {
      return sources;
    }
    // the loader lives as long as its classes, which is as long as the process
    var loader =
        new URLClassLoader(classPath.stream().map(UserRows::url).toArray(URL[]::new), UserRows.class.getClassLoader());
    for (var name : names) {
      try {
        if (loader.loadClass(name).getDeclaredConstructor().newInstance() instanceof RowSource source) {
          sources.add(source);
        } else {
          throw new InputException("--with: " + name + " does not implement " + RowSource.class.getName());
        }
      } catch (ReflectiveOperationException e) {
        throw new InputException("--with: " + name + " cannot be made: " + e, e);
      }
    }
    return sources;
  }

  private static URL url(Path path) {
    try {
      return path.toAbsolutePath().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new InputException("--class-path: " + path + ": " + e.getMessage(), e);
    }
  }
}
