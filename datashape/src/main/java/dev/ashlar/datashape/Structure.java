package dev.ashlar.datashape;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types seen as trees: a head (all that a type says besides its components) and components. What every algorithm over whole types
 * shares; none of it recurses.
 */
final class Structure {
  private Structure() {}

  /** The components that are held as a list which knows its hash and extent; null if there is none. */
  static @Nullable TypeList list(DataType type) {
    return switch (type) {
      case TupleType tuple -> (TypeList) tuple.types();
      case RecordType record -> (TypeList) record.types();
      case FunctionType function -> (TypeList) function.parameters();
      default -> null;
    };
  }

  /** The components that are not in {@link #list}. */
  static List<DataType> besideList(DataType type) {
    return switch (type) {
      case TupleType _, RecordType _ -> List.of();
      case FunctionType function -> List.of(function.result());
      default -> type.components();
    };
  }

  @SuppressWarnings("ReferenceEquality") // what is shared needs no comparing
  static boolean equal(DataType left, @Nullable Object right) {
    if (left == right) {
      return true;
    }
    if (!(right instanceof DataType type)) {
      return false;
    }
    var pending = new ArrayDeque<DataType>();
    pending.push(left);
    pending.push(type);
    while (!pending.isEmpty()) {
      var b = pending.pop();
      var a = pending.pop();
      if (a == b) {
        continue;
      }
      if (!sameHead(a, b)) {
        return false;
      }
      var as = a.components();
      var bs = b.components();
      if (as.size() != bs.size() || differByHash(a, b)) {
        return false;
      }
      for (int i = as.size() - 1; i >= 0; i--) {
        pending.push(as.get(i));
        pending.push(bs.get(i));
      }
    }
    return true;
  }

  static int hash(DataType root) {
    int hash = 1;
    var pending = new ArrayDeque<DataType>();
    pending.push(root);
    while (!pending.isEmpty()) {
      var type = pending.pop();
      hash = 31 * hash + headHash(type);
      var list = list(type);
      if (list != null) {
        hash = 31 * hash + list.hashCode();
      }
      for (var component : besideList(type)) {
        pending.push(component);
      }
    }
    return hash;
  }

  /** Whether two types are equal but for their components. */
  static boolean sameHead(DataType a, DataType b) {
    return switch (a) {
      case ArrayType x -> b instanceof ArrayType y && x.dims().equals(y.dims());
      case OptionType _ -> b instanceof OptionType;
      case PointerType _ -> b instanceof PointerType;
      case MapType _ -> b instanceof MapType;
      case UnitsType x -> b instanceof UnitsType y && x.unit().equals(y.unit());
      case TupleType x -> b instanceof TupleType y && x.variadic() == y.variadic();
      case RecordType x -> b instanceof RecordType y && x.variadic() == y.variadic() && x.names().equals(y.names());
      case FunctionType x ->
          b instanceof FunctionType y && x.variadic() == y.variadic() && x.keywords().equals(y.keywords());
      case CategoricalType x ->
          b instanceof CategoricalType y && x.ordered() == y.ordered() && x.categories().equals(y.categories());
      default -> a.equals(b);
    };
  }

  /** The type with other components, as many as it has. */
  static DataType rebuild(DataType type, List<DataType> components) {
    return switch (type) {
      case ArrayType x -> new ArrayType(x.dims(), components.getFirst());
      case OptionType _ -> new OptionType(components.getFirst());
      case PointerType _ -> new PointerType(components.getFirst());
      case MapType _ -> new MapType(components.getFirst(), components.getLast());
      case UnitsType x -> new UnitsType(x.unit(), components.getFirst());
      case TupleType x -> new TupleType(components, x.variadic());
      case RecordType x -> new RecordType(x.names(), components, x.variadic());
      case FunctionType x ->
          new FunctionType(
              components.subList(0, components.size() - 1), x.keywords(), x.variadic(), components.getLast());
      case CategoricalType x -> new CategoricalType(x.categories(), components.getFirst(), x.ordered());
      default -> type;
    };
  }

  private static int headHash(DataType type) {
    return switch (type) {
      case ArrayType x -> x.dims().hashCode();
      case OptionType _ -> 1;
      case PointerType _ -> 2;
      case MapType _ -> 3;
      case UnitsType x -> x.unit().hashCode();
      case TupleType x -> x.variadic() ? 5 : 7;
      case RecordType x -> 31 * x.names().hashCode() + Boolean.hashCode(x.variadic());
      case FunctionType x -> 31 * x.keywords().hashCode() + Boolean.hashCode(x.variadic());
      case CategoricalType x -> x.categories().hashCode();
      default -> type.hashCode();
    };
  }

  private static boolean differByHash(DataType a, DataType b) {
    var as = list(a);
    var bs = list(b);
    return as != null && bs != null && as.hashCode() != bs.hashCode();
  }
}
