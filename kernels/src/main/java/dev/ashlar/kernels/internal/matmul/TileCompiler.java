package dev.ashlar.kernels.internal.matmul;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.ashlar.kernels.internal.matmul.Arithmetic.Lanes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Compiles register tiles. A tile must be straight code with one local variable per sum, for the JIT keeps only locals
 * in registers, and its best shape differs by machine, type and edge; so its loop is unrolled here, into a hidden
 * class, instead of being written out per shape and type. The arithmetic is called from {@link ScalarLanes} or
 * {@link VectorLanes}.
 *
 * <p>The operations on vectors are called by {@code invokedynamic}: a tile of 18 sums passes the
 * {@code NodeCountInliningCutoff} of HotSpot's C2, after which it inlines only method handles and methods annotated for
 * it, as those of the Vector API are. A single operation that is not inlined would cost more than a hundred that are.
 */
final class TileCompiler {
  private static final ClassDesc TILE = ClassDesc.of(TileKernel.class.getPackageName(), "Tile");
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_void, CD_int, CD_long, CD_long, CD_long, CD_long, CD_long, CD_long, CD_long, CD_long, CD_long, CD_long,
          CD_long,
          CD_boolean);
  private static final MethodType RUN_TYPE =
      MethodType.fromMethodDescriptorString(RUN.descriptorString(), TileCompiler.class.getClassLoader());

  private static final DirectMethodHandleDesc LINK =
      ConstantDescs.ofCallsiteBootstrap(
          ClassDesc.of(TileCompiler.class.getName()), "link", ConstantDescs.CD_CallSite, ConstantDescs.CD_String);

  // The slots of run's parameters; a long takes two.
  private static final int DEPTH = 0;
  private static final Operand A = new Operand(1, 3, 5);
  private static final int A_DEPTH = 7;
  private static final Operand B = new Operand(9, 11, 13);
  private static final int B_DEPTH = 15;
  private static final Operand C = new Operand(17, 19, 21);
  private static final int ACCUMULATE = 23;
  private static final int FIRST_LOCAL = 24;

  private final CodeBuilder code;
  private final Lanes lanes;
  private final Form form;
  private final int rows;
  private final int columns;

  private TileCompiler(CodeBuilder code, Lanes lanes, Form form, int rows, int columns) {
    this.code = code;
    this.lanes = lanes;
    this.form = form;
    this.rows = rows;
    this.columns = columns;
  }

  /** What the operands of a sum have: a value for each row, for each column, or for each of both. */
  enum Form {
    /** Matrix times matrix: a value of {@code a} per row, broadcast over the lanes, and one of {@code b} per column. */
    PRODUCT(false, false),
    /**
     * The same, but the sums always overwrite what is there, and {@link #ADDITION} does the rest. To load and add 24
     * vectors more would make so big a method that C1 gives up on it (out of virtual registers), and then it never gets
     * to C2.
     */
    FRESH_PRODUCT(false, false),
    /** Rows of a matrix times a vector: a value of {@code a} per row and column, and one of {@code b} per column. */
    ROWS(true, false),
    /**
     * A vector times parts of a matrix: a value of {@code a} per row, broadcast, and one of {@code b} per row and
     * column.
     */
    PARTS(false, true),
    /**
     * Not a product: adds {@code depth} rows of {@code b}, {@code bDepth} apart, to those of {@code c}, {@code cRow}
     * apart.
     */
    ADDITION(false, false);

    private final boolean aHasColumns;
    private final boolean bHasRows;

    Form(boolean aHasColumns, boolean bHasRows) {
      this.aHasColumns = aHasColumns;
      this.bHasRows = bHasRows;
    }
  }

  /** The slots of an operand's address and strides. */
  private record Operand(int address, int row, int column) {}

  static TileKernel compile(Lanes lanes, Form form, int rows, int columns) {
    byte[] bytes =
        ClassFile.of()
            .build(
                TILE,
                tile ->
                    tile.withFlags(ClassFile.ACC_FINAL)
                        .withMethodBody(
                            "run",
                            RUN,
                            ClassFile.ACC_STATIC,
                            code -> new TileCompiler(code, lanes, form, rows, columns).body()));
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return new TileKernel(lookup.findStatic(lookup.lookupClass(), "run", RUN_TYPE));
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("matmul: cannot define a " + rows + " x " + columns + " tile of " + lanes.type(), failure);
    }
  }

  private void body() {
    if (form == Form.ADDITION) {
      loop(this::addRow);
    } else {
      operation("zero", MethodTypeDesc.of(lanes.type())).storeLocal(lanes.kind(), rowValue());
      forEachSum((i, j) -> code.loadLocal(lanes.kind(), rowValue()).storeLocal(lanes.kind(), sum(i, j)));
      loop(this::terms);
      if (form != Form.FRESH_PRODUCT) {
        addWhatIsThere();
      }
      forEachSum(
          (i, j) -> {
            address(C, i, j);
            code.loadLocal(lanes.kind(), sum(i, j));
            store();
          });
    }
    code.return_();
  }

  private void loop(Runnable step) {
    var next = code.newLabel();
    var done = code.newLabel();
    code.labelBinding(next).iload(DEPTH).ifle(done);
    step.run();
    code.iinc(DEPTH, -1).goto_(next).labelBinding(done);
  }

  private void addRow() {
    for (int j = 0; j < columns; j++) {
      address(C, 0, j);
      load(C, 0, j, "load");
      load(B, 0, j, "load");
      add();
      store();
    }
    advance(B.address, B_DEPTH);
    advance(C.address, C.row);
  }

  private void addWhatIsThere() {
    var overwrite = code.newLabel();
    code.iload(ACCUMULATE).ifeq(overwrite);
    forEachSum(
        (i, j) -> {
          load(C, i, j, "load");
          code.loadLocal(lanes.kind(), sum(i, j));
          add();
          code.storeLocal(lanes.kind(), sum(i, j));
        });
    code.labelBinding(overwrite);
  }

  private void terms() {
    var step = MethodTypeDesc.of(lanes.type(), lanes.type(), lanes.type(), lanes.type());
    if (!form.bHasRows) {
      for (int j = 0; j < columns; j++) {
        load(B, 0, j, "load");
        code.storeLocal(lanes.kind(), columnValue(j));
      }
    }
    for (int i = 0; i < rows; i++) {
      if (!form.aHasColumns) {
        load(A, i, 0, "broadcast");
        code.storeLocal(lanes.kind(), rowValue());
      }
      for (int j = 0; j < columns; j++) {
        code.loadLocal(lanes.kind(), sum(i, j));
        if (form.aHasColumns) {
          load(A, i, j, "load");
        } else {
          code.loadLocal(lanes.kind(), rowValue());
        }
        if (form.bHasRows) {
          load(B, i, j, "load");
        } else {
          code.loadLocal(lanes.kind(), columnValue(j));
        }
        operation("step", step).storeLocal(lanes.kind(), sum(i, j));
      }
    }
    advance(A.address, A_DEPTH);
    advance(B.address, B_DEPTH);
  }

  private void add() {
    operation("add", MethodTypeDesc.of(lanes.type(), lanes.type(), lanes.type()));
  }

  private void store() {
    operation("store", MethodTypeDesc.of(CD_void, CD_long, lanes.type()));
  }

  private void load(Operand operand, int i, int j, String how) {
    address(operand, i, j);
    operation(how, MethodTypeDesc.of(lanes.type(), CD_long));
  }

  /** Pushes address + i * row + j * column. */
  private void address(Operand operand, int i, int j) {
    code.lload(operand.address);
    if (i > 0) {
      code.lload(operand.row).loadConstant((long) i).lmul().ladd();
    }
    if (j > 0 && lanes.isVector()) {
      code.loadConstant((long) j * lanes.bytes()).ladd();
    } else if (j > 0) {
      code.lload(operand.column).loadConstant((long) j).lmul().ladd();
    }
  }

  private void advance(int address, int stride) {
    code.lload(address).lload(stride).ladd().lstore(address);
  }

  private CodeBuilder operation(String name, MethodTypeDesc type) {
    return lanes.isVector()
        ? code.invokedynamic(DynamicCallSiteDesc.of(LINK, name, type, lanes.arithmetic().name()))
        : code.invokestatic(lanes.arithmetic().scalarOperations(), name, type);
  }

  /** Links an operation on vectors into a tile. */
  static CallSite link(MethodHandles.Lookup tile, String name, MethodType type, String arithmetic)
      throws ReflectiveOperationException {
    return new ConstantCallSite(Arithmetic.valueOf(arithmetic).vectorOperation(name).asType(type));
  }

  private int sum(int i, int j) {
    return FIRST_LOCAL + (i * columns + j) * lanes.kind().slotSize();
  }

  private int columnValue(int j) {
    return sum(rows, j);
  }

  private int rowValue() {
    return sum(rows + 1, 0);
  }

  private void forEachSum(SumAction action) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        action.at(i, j);
      }
    }
  }

  private interface SumAction {
    void at(int i, int j);
  }
}
