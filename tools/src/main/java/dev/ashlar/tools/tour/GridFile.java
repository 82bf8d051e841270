package dev.ashlar.tools.tour;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.picture.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a grid from a JSON object: {@code width}, {@code height} and {@code values} (row by row), and where it is given
 * {@code translate} (longitude and latitude of the corner of cell 0, 0) and {@code scale} (degrees per column and per
 * row). The numbers go one by one into native memory; the text is never held as a whole.
 */
final class GridFile {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * A grid and where it lies.
   *
   * @param values float32, rows * columns
   */
  record Grid(NDArray values, Placement placement) {}

  private final Path file;
  private final JsonParser parser;
  private long width = -1;
  private long height = -1;
  private double @Nullable [] scale;
  private double @Nullable [] translate;
  private @Nullable NativeColumn values;

  private GridFile(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads a file.
   *
   * @throws InputException when it is not such a grid; the message says where
   * @throws IOException when it cannot be read
   */
  static Grid read(Path file) throws IOException {
    try (var stream = Files.newInputStream(file);
        var parser = JSON.createParser(ObjectReadContext.empty(), stream)) {
      return new GridFile(file, parser).read();
    } catch (UnexpectedEndOfInputException e) {
      throw new InputException(
          file + at(e.getLocation()) + ": the file ends inside its JSON object; it is truncated", e);
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new InputException(file + at(e.getLocation()) + ": " + firstSentence(e.getOriginalMessage()), e);
    }
  }

  private Grid read() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw refuse("a JSON object was expected" + (parser.currentToken() == null ? ", the file is empty" : ""));
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "width" -> width = extent(name);
        case "height" -> height = extent(name);
        case "scale" -> scale = pair(name);
        case "translate" -> translate = pair(name);
        case "values" -> values = numbers();
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw refuse("something follows the JSON object");
    }
    return grid();
  }

  private Grid grid() {
    if (width < 0 || height < 0 || values == null) {
      var missing = width < 0 ? "width" : height < 0 ? "height" : "values";
      throw new InputException(file + ": the key \"" + missing + "\" is missing");
    }
    if (values.size() / width != height || values.size() % width != 0) {
      throw new InputException(
          file + ": \"values\" holds " + values.size() + " numbers where " + height + " rows of " + width
          + " are needed");
    }
    double[] step = scale == null ? new double[] {360.0 / width, -180.0 / height} : scale;
    double[] corner = translate == null ? new double[] {-180, 90} : translate;
    if (step[0] == 0 || step[1] == 0) {
      throw new InputException(file + ": \"scale\" must not be zero");
    }
    return new Grid(values.toArray().reshape(height, width), new Placement(corner[0], corner[1], step[0], step[1]));
  }

  private long extent(String name) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || parser.getLongValue() < 1) {
      throw refuse("\"" + name + "\" must be a whole number from 1, not " + shown());
    }
    return parser.getLongValue();
  }

  private double[] pair(String name) {
    var problem = "\"" + name + "\" must be an array of two numbers";
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(problem + ", not " + shown());
    }
    var pair = new double[2];
    for (int i = 0; i < pair.length; i++) {
      if (!parser.nextToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
        throw refuse(problem + ", not " + shown());
      }
      pair[i] = parser.getDoubleValue();
    }
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw refuse(problem + "; it has more");
    }
    return pair;
  }

  private NativeColumn numbers() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse("\"values\" must be an array of numbers, not " + shown());
    }
    var column = new NativeColumn(DType.FLOAT32);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isNumeric()) {
        throw refuse(cell(column.size()) + " is " + shown() + ", not a number");
      }
      double value = parser.getDoubleValue();
      if (!Float.isFinite((float) value)) {
        throw refuse(cell(column.size()) + " is " + parser.getString() + ", beyond the range of float32");
      }
      column.add(value);
    }
    return column;
  }

  private String cell(long index) {
    return "values[" + index + "]"
        + (width > 0 ? " (row " + index / width + ", column " + index % width + ", from 0)" : "");
  }

  private String shown() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY -> "the end of the array";
      case VALUE_STRING -> "\"" + parser.getString() + "\"";
      default -> parser.getString();
    };
  }

  private InputException refuse(String problem) {
    return new InputException(file + at(parser.currentTokenLocation()) + ": " + problem);
  }

  private static String at(TokenStreamLocation location) {
    return location.getLineNr() < 1 ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
