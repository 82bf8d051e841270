package dev.ashlar.tools.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Sniffing;
import dev.ashlar.datashape.StringType;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file: its delimiter, the names of its columns, and its rows from the first to the last as often as they are
 * asked for.
 */
final class CsvTable {
  /** Takes a row; {@code line} is where it begins. */
  @FunctionalInterface
  interface RowSink {
    void row(List<String> cells, long line) throws IOException;
  }

  private static final String DELIMITERS = ",;\t|";
  private static final char BOM = '\uFEFF';

  private final Path file;
  private final ImportOptions options;
  private final char delimiter;
  private final @Nullable List<String> names;
  private final int columns;

  CsvTable(Path file, ImportOptions options) throws IOException {
    this.file = file;
    this.options = options;
    delimiter = options.delimiter().orElseGet(this::mostFrequent);
    var first = first();
    boolean header = options.header().orElseGet(() -> looksLikeNames(first));
    names = header ? unique(first) : null;
    columns = first.size();
  }

  /** The names of the columns, if the file has them. */
  @Nullable List<String> names() {
    return names;
  }

  /** How many columns there are. */
  int columns() {
    return columns;
  }

  private char mostFrequent() {
    try (var reader = reader(null)) {
      var line = reader.readLine();
      char best = ',';
      long most = 0;
      for (int i = 0; i < DELIMITERS.length(); i++) {
        char candidate = DELIMITERS.charAt(i);
        long count = line == null ? 0 : line.chars().filter(c -> c == candidate).count();
        if (count > most) {
          most = count;
          best = candidate;
        }
      }
      return best;
    } catch (CharacterCodingException e) {
      throw undecodable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputException undecodable(CharacterCodingException e) {
    return new InputException(file + ": the text is not in " + options.charset() + "; --encoding names another", e);
  }

  private List<String> first() throws IOException {
    try (var rows = CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(reader(null))) {
      var iterator = rows.iterator();
      if (!iterator.hasNext()) {
        throw new InputException(file + ": the file is empty");
      }
      return iterator.next().getFields();
    } catch (CsvParseException e) {
      throw malformed(e);
    }
  }

  private static boolean looksLikeNames(List<String> cells) {
    return cells.stream().noneMatch(String::isBlank)
        && cells.stream().allMatch(cell -> DataTypes.discover(cell, Sniffing.TEXT) instanceof StringType);
  }

  /** A column without a name gets its place; a name that comes again gets the place behind it. */
  private static List<String> unique(List<String> header) {
    var names = new ArrayList<String>();
    for (int i = 0; i < header.size(); i++) {
      var name = header.get(i).strip();
      var whole = name.isEmpty() ? "column" + (i + 1) : name;
      names.add(names.contains(whole) ? whole + "_" + (i + 1) : whole);
    }
    return names;
  }

  /** Gives all rows below the header to a sink. */
  void forEach(@Nullable Progress progress, RowSink sink) throws IOException {
    long line = 0;
    // rows of other lengths are refused below, with the line's number
    var csv = CsvReader.builder().fieldSeparator(delimiter).allowUnclosedQuote(false)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
    try (var rows = csv.ofCsvRecord(reader(progress))) {
      boolean skip = names != null;
      for (CsvRecord row : rows) {
        line = row.getStartingLineNumber();
        if (!skip) {
          if (row.getFieldCount() != columns) {
            throw new InputException(file + ", line " + line + ": there are " + row.getFieldCount()
                + " cells where the first line has " + columns);
          }
          sink.row(row.getFields(), line);
        }
        skip = false;
      }
    } catch (CsvParseException e) {
      throw malformed(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException coding ? undecodable(coding) : e;
    }
  }

  private InputException malformed(CsvParseException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException coding) {
        return undecodable(coding);
      }
    }
    return new InputException(file + ": " + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
  }

  private BufferedReader reader(@Nullable Progress progress) throws IOException {
    var bytes = Files.newInputStream(file);
    var reader = new BufferedReader(
        new InputStreamReader(progress == null ? bytes : progress.over(bytes), options.charset().newDecoder()),
        1 << 16);
    skipMark(reader);
    return reader;
  }

  private static void skipMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BOM) {
      reader.reset();
    }
  }
}
