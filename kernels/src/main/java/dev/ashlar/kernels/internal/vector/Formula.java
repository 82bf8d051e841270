package dev.ashlar.kernels.internal.vector;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;

/**
 * Composes one handle from many {@link Calls}: a formula over vectors in which a value may be used several times. It is
 * computed once, and no static method of ours stands between the loop and the Vector API.
 *
 * {@snippet :
 * var f = new Formula(1);
 * var size = f.unary(ABS, f.input(0));
 * MethodHandle body = f.compile(f.binary(SUB, size, f.constant(one)));
 * }
 */
final class Formula {
  /** A value of the formula. */
  sealed interface Value {}

  private record Input(int index) implements Value {}

  private record Constant(Object value) implements Value {}

  /** Compared by identity: a step is made once and used wherever it is named. */
  private static final class Step implements Value {
    private final MethodHandle call;
    private final List<Value> args;

    private Step(MethodHandle call, List<Value> args) {
      this.call = call;
      this.args = args;
    }
  }

  private final int inputs;

  /** Of so many vectors. */
  Formula(int inputs) {
    this.inputs = inputs;
  }

  Value input(int index) {
    return new Input(index);
  }

  Value constant(Vector<?> vector) {
    return new Constant(vector);
  }

  Value call(MethodHandle call, Value... args) {
    return new Step(call, List.of(args));
  }

  Value unary(VectorOperators.Unary op, Value x) {
    return call(Calls.lanewise(op), x);
  }

  Value binary(VectorOperators.Binary op, Value x, Value y) {
    return call(Calls.lanewise(op), x, y);
  }

  Value ternary(VectorOperators.Ternary op, Value x, Value y, Value z) {
    return call(Calls.lanewise(op), x, y, z);
  }

  /** The mask of lanes where the comparison holds, of the vectors' own species. */
  Value compare(VectorOperators.Comparison op, Value x, Value y) {
    return call(Calls.compare(op), x, y);
  }

  /** Where the mask is set as well; other lanes are not compared. */
  Value compare(VectorOperators.Comparison op, Value x, Value y, Value mask) {
    return call(Calls.compareWhere(op), x, y, mask);
  }

  /** Where the mask is set, else {@code x}. */
  Value binary(VectorOperators.Binary op, Value x, Value y, Value mask) {
    return call(Calls.lanewiseWhere(op), x, y, mask);
  }

  /** A shift of all lanes by the same number of bits, which takes no register. */
  Value shift(VectorOperators.Binary op, Value x, int bits) {
    return call(Calls.shift(op, bits), x);
  }

  Value isNaN(Value x) {
    return call(Calls.test(VectorOperators.IS_NAN), x);
  }

  /** {@code y} where the mask is set, else {@code x}. */
  Value blend(Value x, Value y, Value mask) {
    return call(Calls.blend(), x, y, mask);
  }

  /** The lanes' bits as integers. */
  Value bits(Value x) {
    return call(Calls.bits(), x);
  }

  /** Bits as floats. */
  Value floats(Value bits) {
    return call(Calls.floats(), bits);
  }

  /** {@code (vector...) -> value}. */
  MethodHandle compile(Value result) {
    var known = new ArrayList<Value>();
    for (int i = 0; i < inputs; i++) {
      known.add(new Input(i));
    }
    return body(result, shared(result), known);
  }

  /** Steps that are used more than once, each behind those that it uses. */
  private static List<Step> shared(Value result) {
    var uses = new IdentityHashMap<Value, Integer>();
    var order = new ArrayList<Step>();
    visit(result, uses, order);
    order.removeIf(step -> uses.getOrDefault(step, 0) < 2);
    return order;
  }

  private static void visit(Value value, Map<Value, Integer> uses, List<Step> order) {
    if (value instanceof Step step && uses.merge(value, 1, Integer::sum) == 1) {
      step.args.forEach(arg -> visit(arg, uses, order));
      order.add(step);
    }
  }

  /** Shared steps become parameters one after the other, the newest in front. */
  private MethodHandle body(Value result, List<Step> shared, List<Value> known) {
    if (shared.isEmpty()) {
      return expression(result, known);
    }
    var next = shared.getFirst();
    var inner = new ArrayList<Value>(known);
    inner.addFirst(next);
    return MethodHandles.foldArguments(
        body(result, shared.subList(1, shared.size()), inner), expression(next, known));
  }

  private MethodHandle expression(Value value, List<Value> known) {
    var parameters = new ArrayList<Integer>();
    var tree = tree(value, known, parameters);
    var types = known.stream().<Class<?>>map(Formula::type).toList();
    return MethodHandles.permuteArguments(
        tree,
        methodType(tree.type().returnType(), types),
        parameters.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Class<?> type(Value value) {
    return value instanceof Step step ? step.call.type().returnType() : Vector.class;
  }

  private static MethodHandle tree(Value value, List<Value> known, List<Integer> parameters) {
    if (!(value instanceof Step step)) {
      parameters.add(known.indexOf(value));
      return MethodHandles.identity(Vector.class);
    }
    var handle = step.call;
    int position = 0;
    for (var arg : step.args) {
      int place = known.indexOf(arg);
      if (place >= 0) {
        parameters.add(place);
        position++;
      } else if (arg instanceof Constant constant) {
        handle = MethodHandles.insertArguments(handle, position, constant.value);
      } else {
        int before = parameters.size();
        handle = MethodHandles.collectArguments(handle, position, tree(arg, known, parameters));
        position += parameters.size() - before;
      }
    }
    return handle;
  }
}
