"""Records what NumPy gives for random indices of every kind, read and assigned. Run: python3 indexing_cases.py"""
import numpy as np

from cases import encode, write

rng = np.random.default_rng(20261120)
DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
          "float16", "float32", "float64", "complex64", "complex128"]


def values(shape, dtype):
    raw = rng.integers(-9, 10, size=shape)
    if dtype.startswith("uint"):
        raw = np.abs(raw)
    return np.asarray(raw).astype(dtype)


def slice_item(extent):
    def end():
        return None if rng.random() < 0.3 else int(rng.integers(-extent - 2, extent + 3))
    step = int(rng.choice([1, 1, 1, 2, 3, -1, -2])) if rng.random() < 0.9 else None
    return slice(end(), end(), step)


def positions(extent, ndim):
    shape = {0: (), 1: (int(rng.choice([0, 1, 2, 3, 3, 3])),), 2: (2, 3)}[ndim]
    if extent == 0:
        shape = (0,)
    low, high = (-extent, extent) if rng.random() < 0.5 else (0, extent)
    dtype = rng.choice(["int64", "int32", "int8", "uint8", "uint64"]) if low == 0 else rng.choice(["int64", "int16"])
    return rng.integers(low, high, size=shape).astype(dtype) if extent else np.empty(shape, dtype)


def random_index(shape):
    items, axis = [], 0
    ellipsis = False
    advanced = rng.random() < 0.75
    while axis < len(shape):
        kind = rng.random()
        extent = shape[axis]
        if kind < 0.08:
            items.append(None)
            continue
        if kind < 0.18 and not ellipsis:
            items.append(Ellipsis)
            ellipsis = True
            axis += int(rng.integers(0, len(shape) - axis + 1))
            continue
        if kind < 0.35 and extent:
            items.append(int(rng.integers(-extent, extent)))
        elif kind < 0.6 or not advanced:
            items.append(slice_item(extent))
        elif kind < 0.85:
            items.append(positions(extent, int(rng.choice([0, 1, 1, 1, 2]))))
        else:
            more = int(rng.integers(1, len(shape) - axis + 1))
            items.append(rng.random(shape[axis:axis + more]) < 0.5)
            axis += more - 1
        axis += 1
        if rng.random() < 0.1:
            break
    if rng.random() < 0.03:
        items.insert(int(rng.integers(0, len(items) + 1)), np.array(bool(rng.random() < 0.5)))
    return tuple(items)


def text(item):
    if item is None:
        return "n"
    if item is Ellipsis:
        return "e"
    if isinstance(item, slice):
        return "s:%s:%s:%s" % tuple("" if part is None else part for part in (item.start, item.stop, item.step))
    if isinstance(item, np.ndarray):
        return "a:" + encode(item)
    return "i:%d" % item


def main():
    lines = []
    while len(lines) < 1500:
        ndim = int(rng.choice([0, 1, 2, 3, 4], p=[0.04, 0.26, 0.3, 0.3, 0.1]))
        shape = tuple(int(n) for n in rng.choice([0, 1, 2, 3, 4, 5], size=ndim, p=[0.04, 0.12, 0.24, 0.24, 0.2, 0.16]))
        a = values(shape, str(rng.choice(DTYPES)))
        index = random_index(shape)
        items = ";".join(text(item) for item in index)
        try:
            part = a[index]
        except (IndexError, ValueError):
            lines.append("\t".join(["get", encode(a), items, "error"]))
            continue
        lines.append("\t".join(["get", encode(a), items, encode(part)]))
        source = np.asarray(part)
        wanted = [n if rng.random() < 0.7 else 1 for n in source.shape]
        wanted = wanted[int(rng.integers(0, len(wanted) + 1)):] if rng.random() < 0.3 else wanted
        if rng.random() < 0.1:
            wanted = [1] + wanted
        if rng.random() < 0.05:
            wanted = wanted + [7]
        if source.ndim == 0:
            wanted = []
        dtype = a.dtype.name if a.dtype.kind == "c" else str(rng.choice(["bool", "int8", "int64", "float32", "float64", a.dtype.name]))
        if a.dtype.kind == "u":
            dtype = a.dtype.name
        new = values(wanted, dtype)
        changed = a.copy()
        try:
            changed[index] = new
            result = encode(changed)
        except TypeError:
            continue  # NumPy alone refuses two-dimensional values for a lone mask
        except (IndexError, ValueError):
            result = "error"
        lines.append("\t".join(["set", encode(a), items, encode(new), result]))
    write(__file__, "indexing_cases.tsv.gz", lines)


main()
