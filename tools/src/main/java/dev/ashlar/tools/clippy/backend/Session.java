package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.Scope;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Answers one run of an executable: what it prints, what it complains about, and its status. */
final class Session {
  /** The request or what it names cannot be used. */
  static final int BAD_INPUT = 2;

  /** Ashlar itself failed. */
  static final int INTERNAL = 1;

  /** Python reads what a program complains about only when it has ended, so it must fit into a pipe. */
  private static final int LONGEST_COMPLAINT = 16_000;

  /**
   * What an executable was started for.
   *
   * @param owner the class
   * @param method its method
   * @param validate whether the call is only looked at, and not done
   * @param progress whether the client understands lines about progress
   * @param objects whether the client takes objects as results
   * @param directory where relative paths start
   * @param text the line of JSON
   */
  record Request(
      String owner, String method, boolean validate, boolean progress, boolean objects, Path directory, String text) {}

  private Session() {}

  /**
   * Answers.
   *
   * @param out takes the lines for standard output
   * @param err takes the text for standard error
   * @return the exit status
   */
  static int answer(Request request, Consumer<String> out, Consumer<String> err) {
    try {
      run(request, out);
      return 0;
    } catch (InputException | StoreException | IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException
        | IllegalStateException | ArithmeticException | UnsupportedOperationException e) {
      err.accept(complaint(String.valueOf(e.getMessage())));
      return BAD_INPUT;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | InternalError e) {
      err.accept(complaint("internal failure: " + e));
      return INTERNAL;
    }
  }

  private static String complaint(String text) {
    return text.length() <= LONGEST_COMPLAINT ? text : text.substring(0, LONGEST_COMPLAINT) + " ...";
  }

  private static void run(Request request, Consumer<String> out) {
    var method = Methods.find(request.owner(), request.method());
    var text = request.text().isBlank() ? "{}" : request.text();
    var progress = new Progress(request.progress() ? out : _ -> {}, Progress.SILENCE);
    try (var call =
        new Call(method, Json.object("the request", text), request.directory(), request.objects(), progress);
        var _ = Scope.open()) {
      method.check(call.arguments());
      if (request.validate()) {
        Validation.check(call);
        return;
      }
      var answer = new Answer();
      method.body().run(call, answer);
      progress.end();
      out.accept(answer.line());
    }
  }

}
