package dev.ashlar.kernels.internal.compile;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Composes bodies. Every node becomes a handle over the same list of parameters, so that nodes fit together whatever
 * they use: the addresses (the output's first, then the inputs'), and in front of them the values of subexpressions
 * that are used more than once, the newest first.
 */
public final class TreeCompiler {
  private final Forms forms;
  private final int addresses;
  private final List<LeafMode> modes;

  /** Subexpressions whose values are parameters by now, and what carries them. */
  private final List<Expr> known = new ArrayList<>();

  private final List<Class<?>> carriers = new ArrayList<>();

  private TreeCompiler(Forms forms, int addresses, List<LeafMode> modes) {
    this.forms = forms;
    this.addresses = addresses;
    this.modes = modes;
  }

  /**
   * {@code (out, in...) -> void}: evaluates the tree and stores its value.
   *
   * @param inputs how many input addresses the body takes, used or not
   * @param modes how each used input is stepped through
   * @return the body, or null if the provider lacks a form
   */
  public static @Nullable MethodHandle map(Forms forms, Expr tree, int inputs, List<LeafMode> modes) {
    var compiler = new TreeCompiler(forms, inputs + 1, modes);
    if (tree.dtype().kind() == DType.Kind.COMPLEX) {
      // both parts are evaluated before either is stored, so that the output may be an operand
      var parts = ComplexParts.of(tree);
      return compiler.body(forms.storePair(tree.dtype()), List.of(parts.real(), parts.imaginary()));
    }
    return ComplexParts.realOnly(tree) instanceof Expr.Cast(var to, var arg)
        ? compiler.body(forms.storeAs(arg.dtype(), to), List.of(arg))
        : compiler.body(forms.store(tree.dtype()), List.of(ComplexParts.realOnly(tree)));
  }

  private @Nullable MethodHandle body(@Nullable MethodHandle store, List<Expr> values) {
    return store == null
        ? null
        : sharing(
            SharedParts.of(values),
            () -> {
              var children = new MethodHandle[values.size() + 1];
              children[0] = leaf(MethodHandles.identity(long.class), 0);
              for (int i = 0; i < values.size(); i++) {
                var child = node(values.get(i));
                if (child == null) {
                  return null;
                }
                children[i + 1] = child;
              }
              return apply(store, children);
            });
  }

  /** Computes the shared parts one after the other, then the rest, which has their values. */
  private @Nullable MethodHandle sharing(List<Expr> parts, Supplier<@Nullable MethodHandle> rest) {
    if (parts.isEmpty()) {
      return rest.get();
    }
    var part = parts.getFirst();
    var value = node(part);
    if (value == null) {
      return null;
    }
    known.addFirst(part);
    carriers.addFirst(value.type().returnType());
    var inner = sharing(parts.subList(1, parts.size()), rest);
    return inner == null ? null : MethodHandles.foldArguments(inner, value);
  }

  /** {@code (in...) -> value}: evaluates the tree; null if the provider lacks a form. */
  public static @Nullable MethodHandle value(Forms forms, Expr tree, int inputs, List<LeafMode> modes) {
    var real = ComplexParts.realOnly(tree);
    var compiler = new TreeCompiler(forms, inputs + 1, modes);
    var value = compiler.sharing(SharedParts.of(List.of(real)), () -> compiler.node(real));
    return value == null ? null : MethodHandles.insertArguments(value, 0, 0L);
  }

  private @Nullable MethodHandle node(Expr tree) {
    int place = known.indexOf(tree);
    if (place >= 0) {
      return only(MethodHandles.identity(carriers.get(place)), place);
    }
    return switch (tree) {
      case Expr.Input input -> {
        var load = forms.load(input.dtype(), modes.get(input.index()));
        yield load == null ? null : leaf(load, input.index() + 1);
      }
      case Expr.Part part -> {
        var load = forms.loadPart(part.complex(), part.imaginary(), modes.get(part.index()));
        yield load == null ? null : leaf(load, part.index() + 1);
      }
      case Expr.Cast cast -> combine(forms.cast(cast.arg().dtype(), cast.dtype()), List.of(cast.arg()));
      case Expr.Apply apply -> combine(forms.apply(apply.operation(), apply.signature()), apply.args());
    };
  }

  private @Nullable MethodHandle combine(@Nullable MethodHandle form, List<Expr> args) {
    if (form == null) {
      return null;
    }
    var children = new MethodHandle[args.size()];
    for (int i = 0; i < children.length; i++) {
      var child = node(args.get(i));
      if (child == null) {
        return null;
      }
      children[i] = child;
    }
    return apply(form, children);
  }

  private MethodHandle apply(MethodHandle form, MethodHandle... children) {
    var collected = form;
    for (int i = children.length - 1; i >= 0; i--) {
      collected = MethodHandles.collectArguments(collected, i, children[i]);
    }
    var parameters = parameters();
    var reorder = new int[parameters.size() * children.length];
    Arrays.setAll(reorder, i -> i % parameters.size());
    return MethodHandles.permuteArguments(
        collected, MethodType.methodType(form.type().returnType(), parameters), reorder);
  }

  /** A handle of one address as one of all parameters. */
  private MethodHandle leaf(MethodHandle access, int address) {
    return only(access, known.size() + address);
  }

  private MethodHandle only(MethodHandle access, int place) {
    var parameters = parameters();
    var before = MethodHandles.dropArguments(access, 0, parameters.subList(0, place));
    return MethodHandles.dropArguments(before, place + 1, parameters.subList(place + 1, parameters.size()));
  }

  private List<Class<?>> parameters() {
    var parameters = new ArrayList<>(carriers);
    parameters.addAll(Collections.nCopies(addresses, long.class));
    return parameters;
  }
}
