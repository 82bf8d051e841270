package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this library offers (array API standard 2025.12, "Inspection": {@code __array_namespace_info__}). */
public final class NamespaceInfo {
  /** The only device. */
  public static final String DEVICE = "cpu";

  /** The version of the standard. */
  public static final String VERSION = "2025.12";

  NamespaceInfo() {}

  /** {@code "boolean indexing"} and {@code "data-dependent shapes"}, both true, and {@code "max dimensions"}. */
  public Map<String, Object> capabilities() {
    return Map.of("boolean indexing", true, "data-dependent shapes", true, "max dimensions", 64L);
  }

  /** The device of new arrays. */
  public String defaultDevice() {
    return DEVICE;
  }

  /** All devices. */
  public List<String> devices() {
    return List.of(DEVICE);
  }

  /**
   * The dtypes of new arrays, by kind: {@code "real floating"}, {@code "complex floating"}, {@code "integral"},
   * {@code "indexing"}.
   */
  public Map<String, DType> defaultDtypes() {
    var dtypes = new LinkedHashMap<String, DType>();
    dtypes.put("real floating", DType.FLOAT64);
    dtypes.put("complex floating", DType.COMPLEX128);
    dtypes.put("integral", DType.INT64);
    dtypes.put("indexing", DType.INT64);
    return dtypes;
  }

  /**
   * The standard's dtypes by their names, float16 aside, which the standard does not have.
   *
   * @param kinds as for {@link DataTypeFunctions#isdtype}; null for all
   * @throws IllegalArgumentException for another kind
   */
  public Map<String, DType> dtypes(@Nullable List<String> kinds) {
    var dtypes = new LinkedHashMap<String, DType>();
    for (var dtype : DType.values()) {
      boolean wanted = kinds == null || kinds.stream().anyMatch(kind -> DataTypeFunctions.isdtype(dtype, kind));
      if (wanted && dtype != DType.FLOAT16) {
        dtypes.put(dtype.standardName(), dtype);
      }
    }
    return dtypes;
  }
}
