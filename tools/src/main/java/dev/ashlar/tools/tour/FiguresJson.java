package dev.ashlar.tools.tour;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The figures as JSON, on one line and with every digit. NaN, which JSON does not know, becomes null. */
final class FiguresJson {
  private static final JsonFactory JSON = new JsonFactory();

  private FiguresJson() {}

  /** An object with the figures first, and after them what {@code more} writes. */
  static String object(Figures figures, Consumer<JsonGenerator> more) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      write(json, figures);
      more.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** The beginning of every object that starts with these figures. */
  static String beginning(Figures figures) {
    var whole = object(figures, _ -> {});
    return whole.substring(0, whole.length() - 1) + ",";
  }

  private static void write(JsonGenerator json, Figures figures) {
    var rain = figures.precipitation();
    json.writeObjectPropertyStart("precipitation");
    number(json, "mean", rain.mean());
    number(json, "std", rain.std());
    number(json, "max", rain.max());
    json.writeNumberProperty("max_row", rain.maxRow());
    json.writeNumberProperty("max_column", rain.maxColumn());
    number(json, "share_above_2000", rain.shareAbove2000());
    numbers(json, "zonal_mean", rain.zonalMean());
    json.writeEndObject();
    var anomaly = figures.anomaly();
    json.writeObjectPropertyStart("anomaly");
    number(json, "min", anomaly.min());
    number(json, "max", anomaly.max());
    number(json, "std", anomaly.std());
    json.writeEndObject();
    var temperature = figures.temperature();
    json.writeObjectPropertyStart("temperature");
    numbers(json, "daily_cycle", temperature.dailyCycle());
    number(json, "pressure_correlation", temperature.pressureCorrelation());
    json.writeEndObject();
  }

  /** A number that may be NaN. */
  static void number(JsonGenerator json, String name, double value) {
    json.writeName(name);
    number(json, value);
  }

  private static void numbers(JsonGenerator json, String name, List<Double> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(value -> number(json, value));
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
