package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.kernels.internal.scalar.Carriers;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms that a user's operation brings. */
final class OwnForms {
  private OwnForms() {}

  /** An operation of these forms, which must be of its signatures' carriers. */
  static Operation operation(String name, String summary, Map<Signature, MethodHandle> forms) {
    var arities = forms.keySet().stream().mapToInt(form -> form.inputs().size()).distinct().toArray();
    if (arities.length != 1) {
      throw new IllegalArgumentException(
          name + ": forms must all take the same number of operands, not " + forms.keySet());
    }
    var adapted = new LinkedHashMap<Signature, MethodHandle>();
    forms.forEach((signature, form) -> adapted.put(signature, requireCarriers(name, signature, form)));
    return new Operation(-1, name, arities[0], Typing.OWN_FORMS, summary, Collections.unmodifiableMap(adapted));
  }

  private static MethodHandle requireCarriers(String name, Signature signature, MethodHandle form) {
    var wanted = carriers(signature);
    if (!form.type().equals(wanted)) {
      throw new IllegalArgumentException(
          name + ": the form for " + signature + " must be " + wanted + ", not " + form.type());
    }
    return form;
  }

  private static MethodType carriers(Signature signature) {
    return MethodType.methodType(
        Carriers.of(signature.output()), signature.inputs().stream().<Class<?>>map(Carriers::of).toList());
  }

  /** A function of Java's own types as one of their carriers: a byte travels as an int. */
  static MethodHandle adapt(Signature signature, MethodHandle function) {
    return MethodHandles.explicitCastArguments(function, carriers(signature));
  }

  /** The exact form for operands of these dtypes, else the first to whose inputs they promote. */
  static Signature choose(Operation op, DType[] operands) {
    var given = List.of(operands);
    for (var form : op.ownForms().keySet()) {
      if (form.inputs().equals(given)) {
        return form;
      }
    }
    for (var form : op.ownForms().keySet()) {
      if (accepts(form, operands)) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        op.name()
            + ": no form for ("
            + Arrays.stream(operands).map(DType::standardName).collect(Collectors.joining(", "))
            + "); it has "
            + op.ownForms().keySet());
  }

  private static boolean accepts(Signature form, DType[] operands) {
    for (int i = 0; i < operands.length; i++) {
      var wanted = form.inputs().get(i);
      if (DataTypes.promote(operands[i], wanted) != wanted) {
        return false;
      }
    }
    return true;
  }
}
