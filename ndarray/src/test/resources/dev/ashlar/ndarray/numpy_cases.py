"""Records what NumPy gives for its functions that the standard does not have. Run: python3 numpy_cases.py"""
import numpy as np

import function_cases as f
from cases import write

rng = f.rng
del f.lines[:]
array, record, pick, shaped, axis_of, axes_of, times = f.array, f.record, f.pick, f.shaped, f.axis_of, f.axes_of, f.times
INTS, FLOATS, ALL = f.INTS, f.FLOATS, f.ALL


def near(dtype, wide=1e-13):
    return {"float16": 2e-3, "float32": 2e-6, "complex64": 1e-5}.get(dtype, wide)


for _ in times(40):
    dtype = pick(ALL)
    x = array(shaped(1), dtype)
    shape = x.shape
    axis = axis_of(shape, False)
    same = [array(shape, pick(ALL)) for _ in range(2)]
    for name in ["hstack", "vstack", "dstack"]:
        record(name, getattr(np, name), ([x] + same,))
    record("split", lambda x, n, axis: tuple(np.split(x, n, axis)), (x, int(rng.integers(1, 4)), axis))
    record("split", lambda x, n, axis: tuple(np.split(x, n, axis)), (x, sorted(int(n) for n in rng.integers(0, 6, size=2)), axis))
    record("array_split", lambda x, n, axis: tuple(np.array_split(x, n, axis)), (x, int(rng.integers(1, 5)), axis))
    record("append", np.append, (x, array(shape, dtype), axis))
    record("append", np.append, (x, array((2,), dtype)))
    if shape[axis]:
        record("delete", np.delete, (x, [int(n) for n in rng.integers(-shape[axis], shape[axis], size=2)], axis))
    record("insert", np.insert, (x, int(rng.integers(-1, 4)), array((), dtype), axis))
    if len(shape) > 1:
        record("rot90", np.rot90, (x, int(rng.integers(-3, 6))))
    record("sliding_window_view", np.lib.stride_tricks.sliding_window_view, (x, int(rng.integers(0, 4)), axis))
    widths = [[int(n) for n in rng.integers(0, 5, size=2)] for _ in shape]
    for mode in ["constant", "edge", "reflect", "symmetric", "wrap"]:
        if 0 not in shape or mode == "constant":
            record("pad", np.pad, (x, widths, mode))
    record("array_equal", np.array_equal, (x, x.copy()))
    record("array_equal", np.array_equal, (x, array(shape, dtype)))

for _ in times(60):
    dtype = pick(INTS + FLOATS + ["uint8", "bool"])
    x = array(shaped(1), dtype, 0.1 if rng.random() < 0.3 else 0)
    if x.size == 0:
        continue
    if dtype.startswith("float"):
        x = np.where(np.isinf(x), 1, x).astype(dtype)
    axis = axis_of(x.shape)
    if dtype != "bool":
        record("median", np.median, (x,), {"axis": axis}, near(dtype))
        if dtype != "float16":
            record("percentile", np.percentile, (x, float(rng.integers(0, 101))), {"axis": axis}, near(dtype))
            record("quantile", np.quantile, (x, round(float(rng.random()), 3)), {"axis": axis}, near(dtype))
    y = array(x.shape, pick(FLOATS), 0)
    y = np.where(rng.random(y.shape) < 0.3, np.nan, y).astype(y.dtype)
    keywords = {"axis": axes_of(y.shape), "keepdims": bool(rng.random() < 0.3)}
    wide = near(y.dtype.name, 1e-12) * 3
    for name in ["nansum", "nanprod", "nanmax", "nanmin", "nanmean"]:
        record(name, getattr(np, name), (y,), keywords, wide)
    record("nanvar", np.nanvar, (y,), dict(keywords, correction=pick([0, 1])), 10 * wide)
    record("nanstd", np.nanstd, (y,), dict(keywords, correction=pick([0, 1])), 10 * wide)
    z = np.round(rng.normal(size=int(rng.integers(0, 40))) * 3, 1)
    record("histogram", lambda x, bins: tuple(np.histogram(x, bins)), (z, [-3.0, -1.0, 0.5, 0.5, 4.0]), {}, 1e-15)
    record("histogram", lambda x, bins, range: tuple(np.histogram(x, bins, range)), (z, int(rng.integers(1, 9))), {"range": (-2.5, 4)}, 1e-15)
    if z.size:
        record("histogram", lambda x, bins: tuple(np.histogram(x, bins)), (z, 5), {}, 1e-15)
        edges = np.array([-4.0, -1.0, 0.0, 2.0, 5.0])
        record("histogram2d", lambda x, y, bins: tuple(np.histogram2d(x, y, bins)), (z, z[::-1].copy(), [edges, edges]))
    counts = np.abs(array((int(rng.integers(0, 20)),), pick(INTS)))
    record("bincount", np.bincount, (counts,), {"minlength": int(rng.integers(0, 15))})
    record("bincount", np.bincount, (counts, rng.normal(size=counts.size)), {}, 1e-13)
    record("digitize", np.digitize, (z, np.sort(rng.normal(size=4))), {"right": bool(rng.random() < 0.5)})
    record("digitize", np.digitize, (np.round(z), np.array([3.0, 1.0, 0.0, -2.0])), {"right": bool(rng.random() < 0.5)})

for _ in times(40):
    dtype = pick(INTS + ["float32", "float64", "complex128"])
    a, b = array((int(rng.integers(1, 12)),), dtype), array((int(rng.integers(1, 6)),), dtype)
    for mode in ["full", "same", "valid"]:
        record("convolve", np.convolve, (a, b, mode), {}, near(dtype))
        if a.size >= b.size:
            record("correlate", np.correlate, (a, b, mode), {}, near(dtype))
    xp = np.sort(rng.normal(size=int(rng.integers(1, 8))))
    record("interp", np.interp, (rng.normal(size=(2, 4)) * 2, xp, rng.normal(size=xp.size)), {}, 1e-12)
    x = array(pick([(5,), (2, 6), (3, 2), (4, 3, 2)]), pick(INTS + ["float32", "float64"]))
    axis = axis_of(x.shape, False)
    wide = near(x.dtype.name)
    record("gradient", np.gradient, (x, 0.5), {"axis": axis}, wide)
    record("trapezoid", lambda y, dx, axis: np.trapezoid(y, dx=dx, axis=axis), (x,), {"dx": 0.25, "axis": axis}, wide)
    record("ediff1d", np.ediff1d, (x,))
    m = array((int(rng.integers(1, 4)), 6), pick(["int64", "float64"]))
    record("cov", lambda m, ddof: np.cov(m, ddof=ddof), (m,), {"ddof": pick([0, 1])}, 1e-12)
    record("corrcoef", np.corrcoef, (m,), {}, 1e-12)
    n, k, l = (int(v) for v in rng.integers(1, 5, size=3))
    wide = near(dtype, 1e-12)
    shapes = {"a": n, "b": k, "c": l, "d": 2}
    for text in ["ab,bc->ac", "ab,bc", "aab->b", "ab->ba", "a,b->ab", "ab,ab->", "abc,bad->cd", "ab,bc,cd->ad", "abc,abd->abcd",
                 "ab,b,b->a", "aa", "ab,cd->", "abc->b", "dab,dbc->dac"]:
        inputs = text.split("->")[0].split(",")
        record("einsum", np.einsum, tuple([text] + [array(tuple(shapes[c] for c in i), dtype) for i in inputs]), {}, wide)
write(__file__, "numpy_cases.tsv.gz", f.lines)
