package dev.ashlar.tools.staging;

import dev.ashlar.tools.InputException;
import java.nio.file.Path;
import java.util.Locale;

/** The formats of files, told by the ends of their names. */
public enum FileFormat {
  /** NumPy's file of one array. */
  NPY,
  /** NumPy's archive of arrays. */
  NPZ,
  /** Text with delimiters. */
  CSV,
  /** JSON. */
  JSON,
  /** Elements and nothing else. */
  RAW;

  /**
   * The format that a file's name says.
   *
   * @throws InputException if it says none
   */
  public static FileFormat of(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "npy" -> NPY;
      case "npz" -> NPZ;
      case "csv", "tsv", "txt" -> CSV;
      case "json", "geojson" -> JSON;
      case "bin", "raw", "dat" -> RAW;
      default -> throw new InputException(
          file + ": its name ends in none of .npy, .npz, .csv, .tsv, .txt, .json, .geojson, .bin, .raw, .dat; --format says what it is");
    };
  }
}
