package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses among the forms that a user's operation brings: the exact one, else the first whose inputs the operands promote to. */
final class OwnForms {
  private OwnForms() {}

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
