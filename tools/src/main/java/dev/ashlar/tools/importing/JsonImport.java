package dev.ashlar.tools.importing;

import dev.ashlar.datashape.ArrayType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.ItemDiscovery;
import dev.ashlar.datashape.Sniffing;
import dev.ashlar.datashape.Spelling;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.Progress;
import dev.ashlar.tools.element.JsonValues;
import dev.ashlar.tools.staging.StagedArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON texts. The items of a list are read one by one, in one pass for their type and one for their elements; any other
 * value becomes an array of no dimensions. Objects are records, lists in lists further dimensions: of the array where
 * all have one length, else ragged.
 */
final class JsonImport {
  /** Takes an item of the list, numbered from 0. */
  @FunctionalInterface
  private interface ItemSink {
    void item(@Nullable Object value, long number) throws IOException;
  }

  private final Path file;
  private final ImportOptions options;
  private final Function<String, Progress> bar;

  JsonImport(Path file, ImportOptions options, Function<String, Progress> bar) {
    this.file = file;
    this.options = options;
    this.bar = bar;
  }

  /** The array, staged in a folder. */
  CsvImport.Staged read(Path folder) throws IOException {
    var type = options.datashape().isPresent() ? item(DataTypes.parse(options.datashape().get())) : discovered();
    var inner = new ArrayList<Long>();
    type.dims().stream().takeWhile(Dim.Fixed.class::isInstance).forEach(dim -> inner.add(((Dim.Fixed) dim).extent()));
    var element = DataTypes.array(type.dims().subList(inner.size(), type.dims().size()), type.dtype());
    var staged = new StagedArray(folder, element);
    try (var progress = bar.apply("Converting")) {
      var items = new long[1];
      boolean list = forEach(progress, (value, number) -> {
        write(staged, value, inner, 0, number);
        items[0] = number + 1;
      });
      if (list) {
        inner.addFirst(items[0]);
      }
      return new CsvImport.Staged(staged, inner.stream().mapToLong(Long::longValue).toArray());
    } catch (IOException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  /** The type of an item, of a type of the whole that may leave the outermost extent open. */
  private DataType item(DataType whole) {
    return whole instanceof ArrayType array
        ? DataTypes.array(array.dims().subList(1, array.dims().size()), array.dtype())
        : whole;
  }

  private DataType discovered() throws IOException {
    var items = new ItemDiscovery(Sniffing.OFF);
    try (var progress = bar.apply("Finding types")) {
      forEach(progress, (value, number) -> {
        items.add(value);
        if (items.type().isEmpty()) {
          throw new InputException(file + ", item " + number + ": " + DataTypes.discover(value)
              + " has nothing in common with the items before it; --datashape 'var * json' keeps them as text");
        }
      });
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
    return items.type().orElseThrow();
  }

  private void write(StagedArray staged, @Nullable Object value, List<Long> shape, int axis, long number)
      throws IOException {
    if (axis < shape.size()) {
      if (!(value instanceof List<?> list) || list.size() != shape.get(axis)) {
        throw new InputException(file + ", item " + number + ": a list of " + shape.get(axis) + " items was expected");
      }
      for (var each : list) {
        write(staged, each, shape, axis + 1, number);
      }
      return;
    }
    try {
      staged.codec().write(value, staged.element(), 0, staged);
    } catch (InputException e) {
      throw new InputException(file + ", item " + number + ": " + e.getMessage(), e);
    }
    staged.append();
  }

  // ---- reading

  /** Gives every item of the list to a sink, or the value itself if it is none; says which. */
  private boolean forEach(Progress progress, ItemSink sink) throws IOException {
    try (var stream = progress.over(Files.newInputStream(file)); var parser = JsonValues.MAPPER.createParser(stream)) {
      parser.nextToken();
      for (var name : options.path()) {
        descend(parser, name);
      }
      boolean list = parser.currentToken() == JsonToken.START_ARRAY;
      if (parser.currentToken() == null) {
        throw new InputException(file + ": the file is empty");
      }
      if (list) {
        for (long number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
          sink.item(JsonValues.read(parser), number);
        }
      } else {
        sink.item(JsonValues.read(parser), 0);
      }
      if (options.path().isEmpty() && parser.nextToken() != null) {
        throw new InputException(
            file + ": more follows behind the first JSON value, at line " + parser.currentLocation().getLineNr());
      }
      return list;
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new InputException(
          file + (place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr()) + ": "
          + e.getOriginalMessage(), e);
    }
  }

  private void descend(JsonParser parser, String name) {
    var names = new ArrayList<String>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        if (names.getLast().equals(name)) {
          return;
        }
        parser.skipChildren();
      }
    }
    throw new InputException(file + " has no member '" + name + "'" + (names.isEmpty() ? ": what is there is no object"
        : Spelling.hint(name, names) + " (it has " + String.join(", ", names.subList(0, Math.min(10, names.size())))
        + ")"));
  }
}
