"""Records what NumPy gives for its functions with all their arguments: modes, methods, several axes, weights. Run: python3 argument_cases.py"""
import numpy as np

import function_cases as f
from cases import write

rng = np.random.default_rng(2026)
f.rng = rng
del f.lines[:]
array, record, pick, shaped, axis_of, axes_of, times = f.array, f.record, f.pick, f.shaped, f.axis_of, f.axes_of, f.times
INTS, UINTS, FLOATS, COMPLEX, ALL = f.INTS, f.UINTS, f.FLOATS, f.COMPLEX, f.ALL


def near(*dtypes, wide=1e-12):
    return max({"float16": 4e-3, "float32": 5e-6, "complex64": 2e-5}.get(dtype, wide) for dtype in dtypes)


def full(least=1):
    return pick([shape for shape in f.SHAPES if len(shape) >= least and 0 not in shape])


def with_nan(shape, dtype="float64", part=0.3):
    return np.where(rng.random(shape) < part, np.nan, array(shape, dtype)).astype(dtype)


METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear",
           "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
for _ in times(12):
    for method in METHODS:
        dtype = pick(["float64", "float64", "int32", "uint8"])
        x = array(full(), dtype)
        parts = pick([0.5, [0.25, 0.5, 0.75], [0.0, 1.0], [[0.125, 0.375], [0.625, 0.875]], 0.3, 0.9])
        keywords = {"axis": axes_of(x.shape), "method": method, "keepdims": bool(rng.random() < 0.3)}
        record("quantile", np.quantile, (x, parts), keywords, 1e-13)
        record("percentile", np.percentile, (x, pick([50.0, [10.0, 20.0], 62.5])), keywords, 1e-13)
        y = with_nan(x.shape)
        if np.ndim(parts) < 2:  # of more, NumPy's result has the axes of the parts exchanged
            record("nanquantile", np.nanquantile, (y, parts), keywords, 1e-13)
    x = array(full(), pick(["float32", "float64", "int64", "float16"]))
    keywords = {"axis": axes_of(x.shape), "keepdims": bool(rng.random() < 0.3)}
    record("median", np.median, (x,), keywords, near(x.dtype.name))
    record("nanmedian", np.nanmedian, (with_nan(x.shape),), keywords)
    record("nanpercentile", np.nanpercentile, (with_nan(x.shape), 30.0), keywords, 1e-13)
record("median", np.median, (np.zeros((0, 3)),), {"axis": 0})
record("quantile", np.quantile, (np.array([1.0, np.nan, 3.0]), [0.0, 0.5]))
record("quantile", np.quantile, (np.zeros(3), 1.5))

# positions and axes of diagonals
for _ in times(40):
    dtype = pick(ALL)
    x = array(pick([(3, 4), (2, 3, 4), (4, 2, 3), (2, 3, 2, 3)]), dtype)
    one, two = (int(n) for n in rng.permutation(x.ndim)[:2])
    keywords = {"offset": int(rng.integers(-3, 4)), "axis1": one, "axis2": two - (x.ndim if rng.random() < 0.5 else 0)}
    record("diagonal", np.diagonal, (x,), keywords)
    record("trace", np.trace, (x,), keywords, near(dtype))
    a, b = array((3, 2), "float64"), array((3, 1), "float64")
    record("cross", np.cross, (a, b), {"axis": 0}, 1e-13)
record("diagonal", np.diagonal, (np.zeros((2, 2, 2)),), {"axis1": 1, "axis2": 1})

# padding
MODES = ["constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap"]
for _ in times(14):
    for mode in MODES:
        dtype = pick(INTS + ["float32", "float64", "complex128"])
        if dtype == "complex128" and mode in ("maximum", "minimum", "median", "mean", "linear_ramp"):
            dtype = "float64"
        x = array(full(), dtype)
        keywords = {}
        if mode == "constant" and rng.random() < 0.7:
            keywords["constant_values"] = pick([5, [1, 2], [[1, 2]] * x.ndim, [[int(n)] for n in range(x.ndim)]])
        if mode == "linear_ramp" and rng.random() < 0.7:
            keywords["end_values"] = pick([5, [1, -2]])
        if mode in ("maximum", "mean", "median", "minimum") and rng.random() < 0.7:
            keywords["stat_length"] = pick([1, 2, [1, 3]])
        if mode in ("reflect", "symmetric") and rng.random() < 0.5:
            keywords["reflect_type"] = "odd"
            x = x.astype("float64") if dtype == "float32" else x
        width = pick([2, [1, 3], [[int(n) for n in rng.integers(0, 4, size=2)] for _ in x.shape], 7])
        if mode == "mean" and dtype in INTS:
            keywords["stat_length"] = 2  # of more, NumPy's rounding of sums shows
        record("pad", lambda x, w, mode, **k: np.pad(x, w, mode, **k), (x, width, mode), keywords, near(dtype))
record("pad", np.pad, (np.zeros((0, 2)), 1, "edge"))
record("pad", np.pad, (np.arange(3), [-1, 1], "edge"))

# putting between, leaving out, setting
for _ in times(60):
    dtype = pick(ALL)
    x = array(full(), dtype)
    axis = axis_of(x.shape)
    extent = x.size if axis is None else x.shape[axis]
    count = int(rng.integers(0, 4))
    places = [int(n) for n in rng.integers(-extent, extent + 1, size=count)]
    shape = [1] * x.ndim if axis is not None else [1]
    if axis is not None:
        shape = [n for n in x.shape]
        shape[axis] = count
    else:
        shape = [count]
    record("insert", np.insert, (x, places, array(tuple(shape), dtype), axis))
    record("insert", np.insert, (x, places, array((), dtype), axis))
    if axis is not None:
        record("insert", np.insert, (x, int(rng.integers(-extent, extent + 1)), array((2,), dtype), axis))
    record("delete", np.delete, (x, [int(n) for n in rng.integers(-extent, extent, size=count)], axis))
    record("delete", np.delete, (x, rng.random(extent) < 0.4, axis))
    def changed(call):
        def run(a, *args):
            b = a.copy()
            call(b, *args)
            return b
        return run
    record("put", changed(np.put), (x.copy(), rng.integers(-x.size, x.size, size=3), array((2,), dtype)))
    along = axis_of(x.shape, False)
    places = list(x.shape)
    places[along] = 1
    record("put_along_axis", changed(np.put_along_axis),
           (x.copy(), rng.integers(-x.shape[along], x.shape[along], size=places), array((), dtype), along))
    record("column_stack", np.column_stack, ([array((3,), dtype), array((3, 2), dtype)],))
    for name in ["atleast_1d", "atleast_2d", "atleast_3d", "ravel"]:
        y = array(shaped(), dtype)
        record(name, getattr(np, name), (y,))
    record("sliding_window_view", np.lib.stride_tricks.sliding_window_view, (array((4, 5), dtype), (2, 3)))
    record("sliding_window_view", np.lib.stride_tricks.sliding_window_view, (array((4, 5), dtype), (2, 3)), {"axis": (1, 0)})
    record("sliding_window_view", np.lib.stride_tricks.sliding_window_view, (array((6,), dtype), (2, 3)), {"axis": (0, 0)})
    record("array_split", lambda x, n, axis: tuple(np.array_split(x, n, axis)), (x, [1, 2], along))
record("insert", np.insert, (np.arange(3), [5], 0))
record("put", np.put, (np.arange(3), [5], 0))

# statistics
for _ in times(50):
    dtype = pick(INTS + ["float32", "float64"])
    x = array(full(), dtype)
    axis = axis_of(x.shape, False)
    record("average", np.average, (x,), {"axis": axis, "weights": np.abs(array((x.shape[axis],), "float64")) + 0.5}, near(dtype, wide=1e-11))
    record("average", np.average, (x,), {"weights": np.abs(array(x.shape, "float64")) + 0.5}, near(dtype, wide=1e-11))
    record("ptp", np.ptp, (x,), {"axis": axes_of(x.shape)})
    y = with_nan(x.shape, pick(FLOATS), 0.2)
    for name in ["nanargmax", "nanargmin"]:
        record(name, getattr(np, name), (y,), {"axis": axis_of(x.shape)})
    record("nancumsum", np.nancumsum, (y,), {"axis": axis}, near(y.dtype.name))
    record("nancumprod", np.nancumprod, (y,), {"axis": axis}, near(y.dtype.name))
    z = np.round(rng.normal(size=20) * 3, 1)
    weights = np.round(rng.random(20), 3)
    histogram = lambda *args, **keywords: tuple(np.histogram(*args, **keywords))
    record("histogram", histogram, (z, 4), {"density": True}, 1e-13)
    record("histogram", histogram, (z, 4), {"weights": weights, "range": (-3.0, 3.0)}, 1e-13)
    record("histogram", histogram, (z, [-4.0, -1.0, 0.0, 2.0]), {"weights": weights, "density": True}, 1e-13)
    record("histogram_bin_edges", np.histogram_bin_edges, (z, 6), {}, 1e-15)
    pair = (z, rng.permutation(z))
    grid = lambda *args, **keywords: tuple(np.histogram2d(*args, **keywords))
    record("histogram2d", grid, pair, {"bins": 3}, 1e-13)
    record("histogram2d", grid, pair, {"bins": [2, 4], "density": True}, 1e-13)
    record("histogram2d", grid, pair, {"bins": [2, 4], "range": [[-2.0, 2.0], [-3.0, 3.0]], "weights": weights}, 1e-13)
    m = array((int(rng.integers(1, 4)), 6), pick(["int64", "float64", "float32"]))
    other = array((2, 6), "float64")
    wide = near(m.dtype.name, wide=1e-11)
    record("cov", np.cov, (m,), {"y": other}, wide)
    record("cov", np.cov, (m,), {"rowvar": False}, wide)
    record("cov", np.cov, (m,), {"bias": True}, wide)
    record("cov", np.cov, (m,), {"fweights": rng.integers(1, 4, size=6), "aweights": rng.random(6) + 0.5}, wide)
    record("cov", np.cov, (m,), {"aweights": rng.random(6) + 0.5, "ddof": 0}, wide)
    record("cov", np.cov, (m,), {"fweights": rng.integers(1, 4, size=6), "ddof": 2}, wide)
    record("corrcoef", np.corrcoef, (m.astype("float64"), other), {}, 1e-11)
    a, b = array((3, 4), "float64", 0.2), array((4,), "float64", 0.2)
    a[0] = b * (1 + 1e-6)
    for same in [False, True]:
        record("isclose", np.isclose, (a, b), {"equal_nan": same})
        record("allclose", np.allclose, (a, b), {"equal_nan": same, "rtol": 0.1, "atol": 100.0})
        record("array_equal", np.array_equal, (b, b.copy()), {"equal_nan": same})
    record("array_equiv", np.array_equiv, (np.ones((2, 3)), np.ones(3)))
    record("array_equiv", np.array_equiv, (np.ones((2, 3)), np.ones(2)))

# samples
for _ in times(50):
    dtype = pick(INTS + ["float32", "float64", "complex128"])
    x = array(pick([(5,), (3, 6), (4, 3), (3, 4, 5)]), dtype)
    wide = near(dtype)
    several = lambda f, *args, **keywords: (lambda r: r if isinstance(r, np.ndarray) else tuple(r))(np.gradient(f, *args, **keywords))
    record("gradient", several, (x,), {"edge_order": pick([1, 2])}, wide)
    record("gradient", several, (x, 0.5), {"edge_order": pick([1, 2])}, wide)
    record("gradient", several, (x,) + tuple(float(n) for n in rng.integers(1, 4, size=x.ndim)), {}, wide)
    places = [np.cumsum(rng.random(n) + 0.25) for n in x.shape]
    record("gradient", several, (x,) + tuple(places), {"edge_order": pick([1, 2])}, wide * 10)
    axis = axis_of(x.shape, False)
    record("gradient", several, (x, places[axis]), {"axis": axis}, wide * 10)
    record("gradient", several, (x, np.arange(float(x.shape[axis])) * 2), {"axis": axis, "edge_order": 2}, wide * 10)
    record("trapezoid", np.trapezoid, (x, places[axis]), {"axis": axis}, wide * 10)
    record("trapezoid", np.trapezoid, (x, np.cumsum(np.abs(array(x.shape, "float64")), axis=axis)), {"axis": axis}, wide * 10)
    record("trapezoid", np.trapezoid, (x,), {"dx": 0.25, "axis": axis}, wide)
    xp = np.sort(rng.normal(size=int(rng.integers(1, 8))))
    fp = array(xp.shape, pick(["float64", "complex128"]))
    at = rng.normal(size=(2, 4)) * 2
    record("interp", np.interp, (at, xp, fp), {"left": -1.5, "right": 7.0}, 1e-12)
    record("interp", np.interp, (np.append(at, xp), xp, fp), {}, 1e-12)
    record("interp", np.interp, (at * 5, rng.permutation(xp * 3), fp), {"period": 4.0}, 1e-11)
    record("ediff1d", np.ediff1d, (x,), {"to_begin": array((2,), dtype), "to_end": array((), dtype)})

# einsum
for _ in times(30):
    dtype = pick(["int64", "float64", "complex128", "float32"])
    extents = dict(zip("abcdefg", (int(n) for n in rng.integers(1, 4, size=7))))
    for text in ["...a,...a->...", "...a->a...", "a...,b...->ab...", "...ab,...bc->...ac", "...", "...,...", "a...b->b...", "aa...->...",
                 "ab,bc,cd,de->ae", "ab,ac,ad,ae,af,ag->bcdefg", "ab,bc,cd,da,ae,ef,fg,ga,ab->c", "abc,abd,acd->", "ab...,b...->a..."]:
        operands = []
        for part in text.split("->")[0].split(","):
            dots = pick([(), (2,), (3, 2), (1, 2), (3, 1)]) if "..." in part else ()
            shape = []
            for piece in part.replace("...", ".").strip():
                shape += list(dots) if piece == "." else [extents[piece]]
            operands.append(array(tuple(shape), dtype))
        record("einsum", np.einsum, tuple([text] + operands), {}, 10 * near(dtype, wide=1e-10))
for bad in ["ab->abc", "ab,bc", "a...,a->a", "ab->aa", "abc->a", "...a,...a->a"]:
    record("einsum", np.einsum, (bad, np.ones((2, 3))) if "," not in bad else (bad, np.ones((2, 3)), np.ones((2, 3))))
write(__file__, "argument_cases.tsv.gz", f.lines)
