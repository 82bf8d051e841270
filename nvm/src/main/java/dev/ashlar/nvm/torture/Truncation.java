package dev.ashlar.nvm.torture;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A file that is cut short under a program that computes on it: an error of the computation, and no dead process. */
public final class Truncation {
  private static final long ELEMENTS = 1_000_000;
  private static final int HOT = 200;

  private Truncation() {}

  private static final Map<String, Consumer<NDArray>> KERNELS = Map.of(
      "sum", NDArray::sum,
      "max", NDArray::max,
      "add", a -> a.plus(a),
      "compare", a -> a.less(3),
      "copy", NDArray::copy,
      "transposed", a -> a.reshape(1000, ELEMENTS / 1000).transpose().plus(1));

  /** The child: computes until that fails. */
  public static final class Child {
    private Child() {}

    /**
     * Runs.
     *
     * @param arguments the store, and the kernel
     */
    public static void main(String[] arguments) {
      Consumer<NDArray> kernel = Objects.requireNonNull(KERNELS.get(arguments[1]));
      try (var store = Store.openReadOnly(Path.of(arguments[0]))) {
        var a = store.get("a");
        for (long i = 0; ; i++) {
          if (i == HOT) {
            System.out.println("hot");
          }
          kernel.accept(a);
        }
      } catch (InternalError e) {
        System.out.println("error");
      }
    }
  }

  /**
   * Cuts files short under hot kernels of other processes.
   *
   * @param most how many kinds of kernels are tried
   * @return what went wrong, in words; empty if every kernel ended with an error
   */
  public static String run(Path directory, int most) throws IOException, InterruptedException {
    var wrong = new StringBuilder();
    for (var kernel : KERNELS.keySet().stream().sorted().limit(most).toList()) {
      var path = directory.resolve(kernel + ".ashlar");
      try (var store = Store.create(path); var tx = store.begin()) {
        tx.put("a", Creation.ones(DType.FLOAT32, ELEMENTS));
        tx.commit();
      }
      try (var child =
          ChildJvm.start(true, List.of("--add-modules", "jdk.incubator.vector", "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null"), Child.class, path, kernel)) {
        var line = child.line();
        while (line != null && !line.equals("hot")) {
          line = child.line();
        }
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
          file.setLength(4L << 20);
        }
        line = child.line();
        int status = child.await();
        if (!"error".equals(line) || status != 0) {
          wrong.append(kernel).append(": status ").append(status).append(", ").append(line).append("; ");
        }
      }
    }
    return wrong.toString();
  }
}
