package dev.ashlar.tools;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Gives the program the standard error that the launcher was called with.
 *
 * <p>The launcher takes the JVM's line about incubator modules out of standard error with a filter behind a pipe. Text
 * that went through that pipe could arrive after text written later to standard output, so the launcher leaves the real
 * standard error open under another number, and the program writes there; only what the JVM says before {@code main}
 * passes the filter.
 */
public final class StandardError {
  private static final String NUMBER_PROPERTY = "ashlar.stderr";

  private StandardError() {}

  /** Replaces {@link System#err} by the descriptor that the launcher names, if it names one. */
  public static void restore() {
    var number = System.getProperty(NUMBER_PROPERTY);
    if (number == null) {
      return;
    }
    try {
      // Java has no public way to use an inherited descriptor; dup2 by a native call takes 70 ms of start-up, this
      // takes none.
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      var stream = new FileOutputStream(constructor.newInstance(Integer.parseInt(number)));
      System.setErr(new PrintStream(stream, true, System.err.charset()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.err.println("ashlar: standard error stays behind the launcher's filter: " + e);
    }
  }
}
