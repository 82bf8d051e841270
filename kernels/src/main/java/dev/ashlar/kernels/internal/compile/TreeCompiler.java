package dev.ashlar.kernels.internal.compile;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Composes bodies. Every node becomes a handle over the same list of addresses (the output's first, then the inputs'), so that nodes
 * fit together whatever they use.
 */
public final class TreeCompiler {
  private final Forms forms;
  private final int addresses;
  private final List<LeafMode> modes;

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
    var out = compiler.leaf(MethodHandles.identity(long.class), 0);
    if (tree.dtype().kind() == DType.Kind.COMPLEX) {
      // both parts are evaluated before either is stored, so that the output may be an operand
      var store = forms.storePair(tree.dtype());
      var parts = ComplexParts.of(tree);
      var real = compiler.node(parts.real());
      var imaginary = compiler.node(parts.imaginary());
      return store == null || real == null || imaginary == null ? null : compiler.apply(store, out, real, imaginary);
    }
    var store = forms.store(tree.dtype());
    var value = compiler.node(ComplexParts.realOnly(tree));
    return store == null || value == null ? null : compiler.apply(store, out, value);
  }

  /** {@code (in...) -> value}: evaluates the tree; null if the provider lacks a form. */
  public static @Nullable MethodHandle value(Forms forms, Expr tree, int inputs, List<LeafMode> modes) {
    var value = new TreeCompiler(forms, inputs + 1, modes).node(ComplexParts.realOnly(tree));
    return value == null ? null : MethodHandles.insertArguments(value, 0, 0L);
  }

  private @Nullable MethodHandle node(Expr tree) {
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
    var reorder = new int[addresses * children.length];
    Arrays.setAll(reorder, i -> i % addresses);
    return MethodHandles.permuteArguments(collected, addressType(form.type().returnType()), reorder);
  }

  private MethodHandle leaf(MethodHandle access, int position) {
    var before = MethodHandles.dropArguments(access, 0, longs(position));
    return MethodHandles.dropArguments(before, position + 1, longs(addresses - position - 1));
  }

  private MethodType addressType(Class<?> result) {
    return MethodType.methodType(result, longs(addresses));
  }

  private static List<Class<?>> longs(int count) {
    return java.util.Collections.nCopies(count, long.class);
  }
}
