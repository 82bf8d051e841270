package dev.ashlar.benchmarks.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A Python process that loads and sums an array whenever it is asked, so that its rounds and ours take turns. */
final class NumpyReader implements AutoCloseable {
  private static final String SCRIPT = """
      import sys, time
      import numpy
      directory, n = sys.argv[1], int(sys.argv[2])
      numpy.save(directory + '/a.npy', numpy.ones(n))
      try:
          import h5py
          with h5py.File(directory + '/a.h5', 'w') as f:
              f['a'] = numpy.ones(n)
      except ImportError:
          h5py = None
      print('ready', flush=True)
      for line in sys.stdin:
          start = time.perf_counter()
          numpy.load(directory + '/a.npy').sum()
          first = time.perf_counter() - start
          second = 0
          if h5py:
              start = time.perf_counter()
              with h5py.File(directory + '/a.h5') as f:
                  f['a'][:].sum()
              second = time.perf_counter() - start
          print(first, second, flush=True)
      """;

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private NumpyReader(Process process) {
    this.process = process;
    answers = process.inputReader();
    questions = process.outputWriter();
  }

  /** Starts it, or gives null where there is no Python with NumPy. */
  static @Nullable NumpyReader start(Path directory, long n) throws IOException {
    try {
      var reader = new NumpyReader(new ProcessBuilder("python3", "-c", SCRIPT, directory.toString(), Long.toString(n))
          .redirectError(ProcessBuilder.Redirect.DISCARD).start());
      if ("ready".equals(reader.answers.readLine())) {
        return reader;
      }
      reader.close();
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Seconds that np.load and sum took, and h5py's; 0 where it is not there. */
  double[] round() throws IOException {
    questions.write("\n");
    questions.flush();
    var line = String.valueOf(answers.readLine());
    int space = line.indexOf(' ');
    return new double[] {Double.parseDouble(line.substring(0, space)), Double.parseDouble(line.substring(space + 1))};
  }

  @Override
  public void close() {
    process.destroy();
  }
}
