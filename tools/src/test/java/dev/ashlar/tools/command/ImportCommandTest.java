package dev.ashlar.tools.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.io.Npy;
import dev.ashlar.ndarray.io.Npz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files become arrays, or nothing happens. */
class ImportCommandTest {
  @TempDir private Path folder = Path.of("");

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String store(String name) {
    return folder.resolve("s.ashlar") + ":" + name;
  }

  /** The array's type and values, one line each. */
  private String imported(String file, String... options) {
    var arguments = new String[options.length + 4];
    arguments[0] = "import";
    arguments[1] = file;
    arguments[2] = store("a");
    arguments[3] = "--replace";
    System.arraycopy(options, 0, arguments, 4, options.length);
    return Cli.ok(arguments).substring("a: ".length()) + "\n" + Cli.ok("show", store("a"));
  }

  @Test
  void aTableWithAHeaderBecomesRecordsOfDiscoveredTypes() throws IOException {
    var csv = file("t.csv", """
        when,n,x,name,ok,code
        2020-01-01,1,1.5,"a, b",true,007
        2020-01-02,,-2,c,false,010
        2020-01-03,3,,a name of more than twelve letters,true,
        """);
    assertEquals("""
        3 * {when: date, n: ?int64, x: ?float64, name: string, ok: bool, code: ?string}
        [('2020-01-01',  1,  1.5, 'a, b',  True, '007')
         ('2020-01-02', NA, -2. , 'c', False, '010')
         ('2020-01-03',  3,   NA, 'a name of more than twelve letters',  True, NA)]""", imported(csv));
  }

  @Test
  void aTableOfNumbersWithoutAHeaderBecomesAMatrix() throws IOException {
    assertEquals("2 * 3 * float64\n[[1.  2.  3. ]\n [4.  5.  6.5]]", imported(file("m.csv", "1,2,3\n4,5,6.5\n")));
    assertEquals("3 * int64\n[1 2 3]", imported(file("v.csv", "1\n2\n3\n")));
    assertEquals("2 * {f0: int64, f1: string}\n[(1, 'a') (2, 'b')]", imported(file("r.csv", "1,a\n2,b\n")));
    assertEquals("2 * 2 * 1 * int64\n[[[1]\n  [2]]\n\n [[3]\n  [4]]]",
        imported(file("s.csv", "1\n2\n3\n4\n"), "--shape", "2,2,1"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
      var * {b: float32, a: int8}   ~ 2 * {b: float32, a: int8} ~ [(2.5, 1) (3. , 4)]
      {a: string}                   ~ 2 * {a: string}           ~ ['1' '4']
      2 * {x: int16, y: float64}    ~ 2 * {x: int16, y: float64}~ [(1, 2.5) (4, 3. )]
      """)
  void aGivenTypeTakesColumnsByNameOrInOrder(String type, String expected, String values) throws IOException {
    var csv = file("t.csv", "a,b\n1,2.5\n4,3\n");
    var result = imported(csv, "--datashape", type);
    assertEquals(expected.strip(), result.lines().findFirst().orElseThrow());
    assertEquals(values.replace("['1' '4']", "[('1',) ('4',)]"), result.substring(result.indexOf('\n') + 1));
  }

  @Test
  void delimitersEncodingsMissingTextsAndHeadersCanBeSaid() throws IOException {
    assertEquals("1 * {a: int64, b: float64}\n[(1, 2.5)]", imported(file("t.csv", "a;b\n1;2.5\n")));
    assertEquals("1 * {a: int64, b: string}\n[(1, 'x')]", imported(file("t.tsv", "\uFEFFa\tb\n1\tx\n")));
    assertEquals("2 * {a: ?int64}\n[( 1,) (NA,)]", imported(file("t.csv", "a\n1\n-99\n"), "--missing", "-99"));
    assertEquals(
        "2 * {'1': int64, '2': int64}\n[(3, 4) (5, 6)]", imported(file("t.csv", "1,2\n3,4\n5,6\n"), "--header"));
    assertEquals(
        "2 * string\n['a' 'b']", imported(file("t.csv", "a\nb\n"), "--no-header", "--datashape", "var * string"));
    Files.write(folder.resolve("l.csv"), "n\nä\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("1 * {n: string}\n[('ä',)]", imported(folder.resolve("l.csv").toString(), "--encoding", "latin1"));
    assertTrue(Cli.refused("import", folder.resolve("l.csv").toString(), store("l")).contains("--encoding"));
  }

  @Test
  void datesThatAreNoneMakeTheColumnText() throws IOException {
    assertEquals(
        "2 * {d: string}\n[('2010-02-28',) ('2010-02-30',)]", imported(file("t.csv", "d\n2010-02-28\n2010-02-30\n")));
  }

  @Test
  void jsonListsAreDimensionsAndObjectsRecords() throws IOException {
    assertEquals("2 * 3 * int64\n[[1 2 3]\n [4 5 6]]", imported(file("a.json", "[[1,2,3],[4,5,6]]")));
    assertEquals("2 * var * int64\n[[1, 2] []]", imported(file("a.json", "[[1,2],[]]")));
    assertEquals("2 * {a: ?int64, b: {c: ?string}}\n[( 1, ('x',)) (NA, (NA,))]",
        imported(file("a.json", "[{\"a\":1,\"b\":{\"c\":\"x\"}},{\"b\":{\"c\":null}}]")));
    assertEquals("{w: int64, v: 2 * float64}\n(3, [1.5, 2. ])", imported(file("a.json", "{\"w\":3,\"v\":[1.5,2]}")));
    assertEquals("2 * float64\n[1.5 2. ]", imported(file("a.json", "{\"u\":{\"v\":[1.5,2]}}"), "--path", "u.v"));
    assertEquals("2 * uint64\n[                   1 18446744073709551615]",
        imported(file("a.json", "[1,18446744073709551615]"), "--datashape", "var * uint64"));
    assertEquals("3 * float64\n[1.5 nan inf]", imported(file("a.json", "[1.5,NaN,Infinity]")));
    assertEquals("2 * float32\n[1. 2.]", imported(file("a.json", "[1,2]"), "--datashape", "var * float32"));
    assertEquals("2 * json\n['[1]' '{\"a\":\"b\"}']",
        imported(file("a.json", "[[1],{\"a\":\"b\"}]"), "--datashape", "var * json"));
  }

  @Test
  void numPyFilesAndRawBytesAreTaken() throws IOException {
    var a = Creation.arange(6).reshape(2, 3);
    Npy.write(folder.resolve("a.npy"), a);
    assertEquals("2 * 3 * int64\n[[0 1 2]\n [3 4 5]]", imported(folder.resolve("a.npy").toString()));
    Npy.write(folder.resolve("f.npy"), a.transpose());
    assertEquals("3 * 2 * int64\n[[0 3]\n [1 4]\n [2 5]]", imported(folder.resolve("f.npy").toString()));
    Npz.write(folder.resolve("a.npz"), Map.of("x", a));
    assertEquals("p/x: 2 * 3 * int64", Cli.ok("import", folder.resolve("a.npz").toString(), store("p")));
    Files.write(folder.resolve("a.bin"), new byte[] {1, 0, 2, 0, 3, 0});
    assertEquals("3 * int16\n[1 2 3]", imported(folder.resolve("a.bin").toString(), "--datashape", "var * int16"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
      t.csv  ~ `a,b\n1,2\n3\n`       ~                              ~ line 3: there are 1 cells where the first line has 2
      t.csv  ~ `a\n1\nx\n`           ~ --datashape={a: int32}       ~ line 3, column a: 'x' is no int32
      t.csv  ~ `a,b\n1,\n`           ~ --datashape={b: int32}       ~ line 2, column b: the cell is empty, and its type is no option
      t.csv  ~ `temp,b\n1,2\n`       ~ --datashape={tmp: int32}     ~ did you mean 'temp'?
      t.csv  ~ `a\n1\n`              ~ --datashape={a: int23}       ~ did you mean 'int32'?
      t.csv  ~ `a\n1\n`              ~ --datashape=3 * {a: int32}   ~ has 1 rows, and the type says 3
      t.csv  ~ ``                    ~                              ~ the file is empty
      t.csv  ~ `a\n"1\n`             ~                              ~ t.csv
      t.json ~ `[1,`                 ~                              ~ line 1
      t.json ~ `[1,"a"]`             ~                              ~ item 1: string has nothing in common
      t.json ~ `{"values":[1]}`      ~ --path=value                 ~ did you mean 'values'?
      t.json ~ `[1] 2`               ~                              ~ more follows
      t.json ~ `[1]`                 ~ --shape=2                    ~ the shape [2] needs 2
      t.npy  ~ `nonsense`            ~                              ~ npy
      t.npz  ~ `nonsense`            ~                              ~ t.npz
      t.bin  ~ `abc`                 ~                              ~ raw bytes need --datashape
      t.bin  ~ `abc`                 ~ --datashape=var * int16      ~ no whole number
      t.bin  ~ `abc`                 ~ --datashape=var * string     ~ refer to bytes elsewhere
      t.doc  ~ `abc`                 ~                              ~ --format
      """)
  void whatIsWrongIsSaidAndLeavesNothing(String name, String text, String option, String message) throws IOException {
    var file = file(name, text.replace("\\n", "\n"));
    var refusal =
        option == null ? Cli.refused("import", file, store("a")) : Cli.refused("import", file, store("a"), option);
    assertTrue(refusal.contains(message), refusal);
    try (var files = Files.list(folder)) {
      assertEquals(java.util.List.of(name), files.map(each -> each.getFileName().toString()).toList());
    }
  }

  @Test
  void aTakenNameAndAMissingFileAreRefused() throws IOException {
    var csv = file("t.csv", "1\n2\n");
    Cli.ok("import", csv, store("a"));
    assertTrue(Cli.refused("import", csv, store("a")).contains("--replace"));
    Cli.ok("import", csv, store("a"), "--replace");
    assertTrue(Cli.refused("import", folder.resolve("u.csv").toString(), store("b")).contains("no such file"));
    assertTrue(Cli.refused("import", csv, folder.resolve("no/s.ashlar") + ":a").contains("no directory"));
    assertTrue(Cli.refused("import", csv, store("a//b")).contains("empty part"));
  }
}
