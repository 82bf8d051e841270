package dev.ashlar.tools.importing;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user says about the file.
 *
 * @param datashape the type; absent: it is discovered, or the file says it
 * @param shape that the array is given in the end
 * @param header whether a CSV file begins with names; absent: if its first line looks like it
 * @param delimiter between CSV cells; absent: the most frequent one of the first line
 * @param charset of text
 * @param missing texts of CSV cells that stand for missing values, besides the empty one
 * @param path the member of a JSON file that is the array: names from the outside inwards
 */
public record ImportOptions(
    Optional<String> datashape,
    Optional<long[]> shape,
    Optional<Boolean> header,
    Optional<Character> delimiter,
    Charset charset,
    Set<String> missing,
    List<String> path) {

  /** Nothing said. */
  public static final ImportOptions NONE =
      new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      java.nio.charset.StandardCharsets.UTF_8, Set.of(), List.of());

  /** Copies the collections. */
  public ImportOptions {
    missing = Set.copyOf(missing);
    path = List.copyOf(path);
  }
}
