package dev.ashlar.tools.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.io.Npy;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.element.JsonValues;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands over a store with a few arrays in it. */
class CommandsTest {
  @TempDir private Path folder = Path.of("");
  private String store = "";

  @BeforeEach
  void fill() throws IOException {
    store = folder.resolve("weather.ashlar").toString();
    var csv = Files.writeString(folder.resolve("t.csv"), """
        day,wind,note
        2020-01-01,1.5,calm
        2020-01-02,,storm in the afternoon
        2020-01-03,4,
        """);
    Cli.ok("import", csv.toString(), store + ":days");
    try (var open = Store.open(Path.of(store)); var tx = open.begin()) {
      tx.put("grid/rain", Creation.arange(12).reshape(3, 4));
      tx.put("grid/dotted.name", NDArray.of(1.0, 2.0));
      var bits = MemorySegment.ofArray(new byte[] {0b101});
      tx.putRaw("holes", new RawArray(
          DType.INT8, List.of(3L), MemorySegment.ofArray(new byte[] {1, 2, 3}), Optional.empty(), Optional.of(bits)));
      tx.commit();
    }
  }

  private static Object json(String text) {
    return JsonValues.MAPPER.readValue(text, Object.class);
  }

  @Test
  void lsAndInfoDescribe() {
    assertEquals("""
        days                   96 B  3 * {day: date, wind: ?float64, note: ?string}
        grid/dotted.name       16 B  2 * float64
        grid/rain              96 B  3 * 4 * int64
        holes                   3 B  3 * int8""", Cli.ok("ls", store));
    assertEquals(List.of("grid/rain"), ((List<?>) json(Cli.ok("ls", store, "grid/r", "--json"))).stream()
        .map(each -> ((Map<?, ?>) each).get("name")).toList());
    assertEquals(List.of(3L, 4L), ((Map<?, ?>) json(Cli.ok("info", store + ":grid/rain", "--json"))).get("shape"));
    assertTrue(Cli.ok("info", store).contains("4 arrays"));
    assertEquals(4L, ((Map<?, ?>) json(Cli.ok("info", store, "--json"))).get("arrays"));
    assertTrue(Cli.ok("info", store + ":grid/rain").contains("12 elements, 96 bytes"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      grid/rain                  ; [[ 0  1  2  3]| [ 4  5  6  7]| [ 8  9 10 11]]
      grid/rain[1, ::2]          ; [4 6]
      grid/rain[-1][0]           ; 8
      grid/dotted.name           ; [1. 2.]
      grid/dotted.name[0]        ; 1.0
      days.wind                  ; [1.5  NA 4. ]
      days['note']               ; ['calm' 'storm in the afternoon' NA]
      days[1].note               ; storm in the afternoon
      days[::-2].day             ; ['2020-01-03' '2020-01-01']
      days [0] .wind             ; 1.5
      days[1]                    ; ('2020-01-02', NA, 'storm in the afternoon')
      holes                      ; [ 1 NA  3]
      """)
  void showPrintsPartsAsNumPyDoes(String target, String expected) {
    assertEquals(expected.replace('|', '\n'), Cli.ok("show", store + ":" + target));
  }

  @Test
  void showPrintsTablesAndJson() {
    assertEquals("""
        day         wind  note
        2020-01-01   1.5  calm
        2020-01-02    NA  storm in the afternoon
        2020-01-03   4.0  NA""", Cli.ok("show", store + ":days", "--table"));
    assertEquals("{\"datashape\":\"3 * ?string\",\"shape\":[3],\"values\":[\"calm\",\"storm in the afternoon\",null]}",
        Cli.ok("show", store + ":days.note", "--json"));
    assertEquals("{\"datashape\":\"2 * 2 * int64\",\"shape\":[2,2],\"values\":[[0,1],[4,5]]}",
        Cli.ok("show", store + ":grid/rain[:2, :2]", "--json"));
    assertEquals("{\"datashape\":\"0 * 4 * int64\",\"shape\":[0,4],\"values\":[]}",
        Cli.ok("show", store + ":grid/rain[:0]", "--json"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      sum(a, axis=0)                  ; a=grid/rain   ; [12 15 18 21]
      nanmean(d.wind)                 ; d=days        ; 2.75
      d.day[d.wind > 2]               ; d=days        ; [18264]
      d.note                          ; d=days        ; ['calm' 'storm in the afternoon' NA]
      a * k                           ; a=grid/dotted.name,k=3 ; [3. 6.]
      a[1:, ::2] - 1                  ; a=grid/rain   ; [[3 5]| [7 9]]
      2 ** arange(4)                  ;               ; [1 2 4 8]
      """)
  void evalPrintsValues(String expression, String in, String expected) {
    var arguments = new java.util.ArrayList<>(List.of("eval", expression));
    for (var each : in == null ? new String[0] : in.split(",", -1)) {
      arguments.add("--in");
      arguments.add(each.endsWith("=3") ? each : each.replace("=", "=" + store + ":"));
    }
    assertEquals(expected.replace('|', '\n'), Cli.ok(arguments.toArray(String[]::new)));
  }

  @Test
  void evalKeepsResults() {
    var made = folder.resolve("made.ashlar").toString();
    assertEquals(
        "r: 3 * int64", Cli.ok("eval", "sum(a, axis=1)", "--in", "a=" + store + ":grid/rain", "--out", made + ":r"));
    assertEquals("[ 6 22 38]", Cli.ok("show", made + ":r"));
    assertTrue(Cli.refused("eval", "a", "--in", "a=" + made + ":r", "--out", made + ":r").contains("--replace"));
    Cli.ok("eval", "a * 2", "--in", "a=" + made + ":r", "--out", made + ":r", "--replace");
    assertEquals("[12 44 76]", Cli.ok("show", made + ":r"));
    Cli.ok("eval", "d[1:].note", "--in", "d=" + store + ":days", "--out", made + ":text");
    assertEquals("['storm in the afternoon' NA]", Cli.ok("show", made + ":text"));
  }

  @Test
  void namesAndAttributesChange() {
    Cli.ok("attr", "set", store + ":grid/rain", "unit", "mm");
    Cli.ok("attr", "set", store + ":grid/rain", "scale", "0.5");
    Cli.ok("attr", "set", store + ":grid/rain", "corner", "[-90, 0]");
    Cli.ok("attr", "set", store + ":grid/rain", "code", "007", "--text");
    assertEquals(Map.of("unit", "mm", "scale", 0.5, "corner", List.of(-90L, 0L), "code", "007"),
        json(Cli.ok("attr", "list", store + ":grid/rain", "--json")));
    assertEquals("mm", Cli.ok("attr", "get", store + ":grid/rain", "unit"));
    Cli.ok("attr", "remove", store + ":grid/rain", "code");
    Cli.ok("mv", store + ":grid/rain", "rain");
    Cli.ok("cp", store + ":rain[1:]", folder.resolve("b.ashlar") + ":part");
    assertEquals("[[ 4  5  6  7]\n [ 8  9 10 11]]", Cli.ok("show", folder.resolve("b.ashlar") + ":part"));
    assertEquals("mm", Cli.ok("attr", "get", folder.resolve("b.ashlar") + ":part", "unit"));
    Cli.ok("cp", store + ":days[1:2]", store + ":one");
    assertEquals("[('2020-01-02', NA, 'storm in the afternoon')]", Cli.ok("show", store + ":one"));
    Cli.ok("rm", store + ":one", store + ":days");
    assertEquals(List.of("grid/dotted.name", "holes", "rain"),
        ((List<?>) json(Cli.ok("ls", store, "--json"))).stream().map(each -> ((Map<?, ?>) each).get("name")).toList());
    assertTrue(Cli.refused("rm", store + ":rain", store + ":gone").contains("'gone'"));
    assertTrue(Cli.ok("ls", store).contains("rain"));
  }

  @Test
  void storesAreCheckedCopiedAndCompacted() throws IOException {
    assertTrue(Cli.ok("check", store, "--deep").contains("whole"));
    var copy = folder.resolve("copy.ashlar").toString();
    Cli.ok("snapshot", store, copy);
    assertEquals(Cli.ok("ls", store), Cli.ok("ls", copy));
    assertTrue(Cli.refused("snapshot", store, copy).contains("exists already"));
    Cli.ok("compact", copy);
    assertEquals(Cli.ok("show", store + ":days"), Cli.ok("show", copy + ":days"));
    var bytes = Files.readAllBytes(Path.of(copy));
    bytes[5] ^= 1;
    Files.write(Path.of(copy), bytes);
    assertTrue(Cli.refused("ls", copy).contains("copy.ashlar"));
  }

  @Test
  void exportedFilesComeBack() throws IOException {
    for (var end : List.of("csv", "json")) {
      var file = folder.resolve("days." + end).toString();
      Cli.ok("export", store + ":days", file);
      Cli.ok("import", file, store + ":again", "--replace", "--datashape",
          "var * {day: date, wind: ?float64, note: ?string}");
      assertEquals(Cli.ok("show", store + ":days"), Cli.ok("show", store + ":again"));
    }
    Cli.ok("export", store + ":grid/rain[:, 1:]", folder.resolve("r.npy").toString());
    assertEquals("[[ 1  2  3]\n [ 5  6  7]\n [ 9 10 11]]", Npy.read(folder.resolve("r.npy")).toString());
    Cli.ok("export", store + ":grid/rain", folder.resolve("r.csv").toString());
    assertEquals("0,1,2,3\n4,5,6,7\n8,9,10,11\n", Files.readString(folder.resolve("r.csv")).replace("\r\n", "\n"));
    Cli.ok("export", store + ":days", folder.resolve("d.npy").toString());
    var days = Npy.read(folder.resolve("d.npy"));
    assertEquals("3 * {day: datetime[unit='D'], wind: float64, note: string[22, 'U32']}", days.datashape().toString());
    assertEquals("[1.5 nan 4. ]", days.field("wind").toString());
    try (var files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith(".")), "an unfinished file was left");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      days           ;           ; line
      days.wind      ;           ; line
      grid/rain      ;           ; heat
      grid/rain      ; histogram ; histogram
      grid/rain[0]   ; histogram ; histogram
      grid/rain[:1, :1] ;        ; heat
      """)
  void picturesAreDrawn(String target, String kind, String drawn) throws IOException {
    var file = folder.resolve("p.png");
    var said = kind == null ? Cli.ok("plot", store + ":" + target, file.toString())
        : Cli.ok("plot", store + ":" + target, file.toString(), "--kind", kind);
    assertTrue(said.startsWith(file + ": " + drawn), said);
    var image = ImageIO.read(file.toFile());
    assertTrue(image.getWidth() > 500 && image.getHeight() > 500);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      ls NO                          ; there is no store NO
      ls                             ; STORE
      ls STORX                       ; did you mean 'weather.ashlar'?
      show STORE                     ; names no array
      show STORE:grid/rian           ; did you mean 'grid/rain'?
      show STORE:days.wnd            ; did you mean 'wind'?
      show STORE:grid/rain[3]        ; index 3 is out of bounds for axis 0
      show STORE:grid/rain[0         ; no closing bracket
      show STORE:grid/rain[x]        ; expected an integer
      show STORE:grid/rain[0]y       ; neither an index in brackets nor a field
      show STORE:grid/rain --precision -1    ; -1
      show STORE:grid/rain --table   ; a table shows records
      show STORE:days --table --json ; exclude each other
      info STORE:dayz                ; did you mean 'days'?
      eval summ(a) --in a=STORE:days ; did you mean 'sum'?
      eval b --in a=STORE:days       ; 'b' has no value
      eval a+ --in a=STORE:days      ; expected a number
      eval a+1 --in a=STORE:days     ; not defined for arrays of {day: date
      eval a.note+1 --in a=STORE:days; string
      eval a --in a=STORE:dayz       ; did you mean 'days'?
      export STORE:grid/rain x.doc   ; --format
      export STORE:days NODIR/x.csv  ; no directory
      export STORE:days x.bin        ; refer to bytes elsewhere
      plot STORE:days.note x.png     ; they are no numbers
      plot STORE:grid/rain x.jpg     ; .png
      plot STORE:grid/rain[:0] x.png ; without elements
      plot STORE:grid/rain x.png --kind line ; lines need 1 dimension
      plot STORE:days x.png --kind hist      ; hist
      mv STORE:holes days            ; already
      mv STORE:holes OTHER:b         ; one store
      cp STORE:holes STORE:days      ; --replace
      attr get STORE:days unit       ; no attribute 'unit'
      attr                           ; list, get, set and remove
      shwo STORE:days                ; did you mean 'show'
      completion fish                ; fish
      """)
  void whatCannotBeDoneIsSaidInOneSentence(String command, String message) {
    var arguments = java.util.Arrays.stream(command.split(" +", -1))
        .map(word -> word.replace("STORX", folder.resolve("weathr.ashlar").toString())
        .replace("STORE", store).replace("NODIR", folder.resolve("no").toString())
        .replace("OTHER", folder.resolve("o.ashlar").toString())
        .replaceFirst("^x\\.", folder.resolve("x.").toString())).toArray(String[]::new);
    var refusal = Cli.refused(arguments);
    assertTrue(refusal.contains(message), refusal);
    assertFalse(folder.resolve("x.png").toFile().exists() || folder.resolve("x.bin").toFile().exists());
  }

  @Test
  void completionKnowsEveryCommand() {
    var script = Cli.ok("completion", "bash");
    for (var command : List.of("ls", "info", "show", "import", "export", "eval", "plot", "rm", "mv", "cp", "attr",
        "check", "snapshot", "compact")) {
      assertTrue(script.contains("_picocli_ashlar_" + command), command);
    }
    assertTrue(Cli.ok("completion", "zsh").startsWith("autoload"));
  }
}
