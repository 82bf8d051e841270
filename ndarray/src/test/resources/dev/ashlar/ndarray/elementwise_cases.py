"""Records what NumPy's elementwise functions give for every dtype, special values included. Run: python3 elementwise_cases.py"""
import itertools
import json

import numpy as np

from cases import encode, write

np.seterr(all="ignore")
rng = np.random.default_rng(20261120)
lines = []
INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float16", "float32", "float64"]
COMPLEX = ["complex64", "complex128"]
NEAR = {"float16": 1e-3, "float32": 3e-7, "float64": 1e-15, "complex64": 1e-5, "complex128": 1e-13}

REAL = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, -0.7, 3.0, 10.0, -12.5, 100.0, 1e-3, 1e-7, -1e-7, 5e-8, 60000.0, 1e5, -3e4]
SPECIAL = [np.nan, np.inf, -np.inf]


def values(dtype, special=True):
    kind = np.dtype(dtype).kind
    if kind == "b":
        return np.array([False, True])
    if kind in "iu":
        info = np.iinfo(dtype)
        some = [0, 1, 2, 3, 7, 12, 100, info.max, info.max - 1] + ([-1, -2, -7, -12, -100, info.min, info.min + 1] if kind == "i" else [200, 255])
        return np.array([n for n in some if info.min <= n <= info.max], dtype)
    if kind == "f":
        info = np.finfo(dtype)
        more = [float(info.tiny), float(info.smallest_subnormal), float(info.max), -float(info.max)]
        return np.array(REAL + more + (SPECIAL if special else []), np.float64).astype(dtype)
    parts = [0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 0.01]
    return np.array([complex(a, b) for a in parts for b in parts], dtype)


def record(name, results, operands, near, keywords=None):
    text = json.dumps(["@" + encode(x) for x in operands])
    out = json.dumps(["@" + encode(r) for r in results] if isinstance(results, tuple) else "@" + encode(results))
    lines.append("\t".join([name, text, json.dumps(keywords or {}), out, near]))


def unary(name, dtypes, function=None, exact=True, special=True, where=None, **keywords):
    for dtype in dtypes:
        x = values(dtype, special)
        if where is not None:
            x = x[where(x)]
        record(name, (function or getattr(np, name))(x), [x], "exact" if exact else repr(NEAR.get(dtype, 1e-15)), keywords)


def binary(name, dtypes, function=None, exact=True, special=True, where=None, **keywords):
    for dtype in dtypes:
        v = values(dtype, special)
        if v.size > 30:
            v = v[rng.permutation(v.size)[:14]]
        pairs = np.array(list(itertools.product(v, v)), dtype)
        x, y = pairs[:, 0].copy(), pairs[:, 1].copy()
        if where is not None:
            keep = where(x, y)
            x, y = x[keep], y[keep]
        record(name, (function or getattr(np, name))(x, y), [x, y], "exact" if exact else repr(NEAR.get(dtype, 1e-15)), keywords)


def finite(x, y):
    return np.isfinite(x) & np.isfinite(y)


for name in ["floor", "ceil", "trunc"]:
    unary(name, ["bool"] + INTS + FLOATS)
unary("rint", INTS + FLOATS + COMPLEX)
unary("round", INTS + FLOATS + COMPLEX)
for decimals in [1, 2, -1, -2]:
    unary("round", INTS[2:4] + ["float32", "float64", "complex128"], lambda x: np.round(x, decimals),
          where=lambda x: np.abs(x) < 1e6, decimals=decimals)
# NumPy's spacing of negative float16 and its nextafter of float16 zeros are unlike those of the wider floats
unary("spacing", FLOATS, where=lambda x: (x.dtype != "float16") | (x >= 0))
binary("nextafter", FLOATS, where=lambda x, y: (x.dtype != "float16") | (x != 0) | (y != 0))
binary("copysign", FLOATS, where=lambda x, y: ~np.isnan(y))
binary("heaviside", FLOATS)
for name in ["fmax", "fmin", "maximum", "minimum"]:
    binary(name, ["bool"] + INTS + FLOATS, where=lambda x, y: (x != 0) | (y != 0) | (x.dtype.kind != "f"))
for name in ["gcd", "lcm"]:
    binary(name, INTS, where=lambda x, y: (np.abs(x.astype("float64")) < 1000) & (np.abs(y.astype("float64")) < 1000))
unary("bitwise_count", INTS)
unary("sign", INTS + FLOATS)
unary("signbit", FLOATS)
unary("positive", INTS + FLOATS)
unary("square", INTS + FLOATS)
unary("nan_to_num", INTS + FLOATS)
unary("nan_to_num", FLOATS, lambda x: np.nan_to_num(x, nan=2.5, posinf=7.0, neginf=-8.0), nan=2.5, posinf=7.0, neginf=-8.0)
for name in ["frexp", "modf"]:
    unary(name, FLOATS)
for name in ["floor_divide", "remainder", "divmod"]:
    binary(name, INTS + FLOATS, where=lambda x, y: finite(x, y) & (y != 0))
binary("fmod", INTS + FLOATS, where=lambda x, y: (y != 0) & ~np.isinf(x))
binary("float_power", ["int32", "float16", "float32", "float64"], exact=False, where=lambda x, y: finite(x, y) & (np.abs(y.astype("float64")) < 30))
binary("pow", FLOATS, np.power, exact=False)
binary("pow", COMPLEX, lambda x, y: np.power(x.astype("complex128"), y.astype("complex128")).astype(x.dtype), exact=False,
       where=lambda x, y: (x != 0) & (y != 0))
binary("hypot", FLOATS, exact=False)
binary("atan2", FLOATS, np.arctan2, exact=False)
binary("logaddexp", FLOATS, exact=False, where=finite)
binary("logaddexp2", FLOATS, exact=False, where=finite)
for dtype in FLOATS:
    x = values(dtype)
    for shift in ["int8", "int32", "int64"]:
        n = np.array([0, 1, -1, 5, -20, 100, -100, 127, -128], shift)
        pairs = list(itertools.product(range(x.size), range(n.size)))
        a, b = x[[i for i, _ in pairs]], n[[k for _, k in pairs]]
        record("ldexp", np.ldexp(a, b.astype("int64")), [a, b], "exact")
binary("isclose", ["int64", "float32", "float64", "complex128"])
binary("isclose", ["float64"], lambda x, y: np.isclose(x, y, rtol=0.5, atol=0.25, equal_nan=True), rtol=0.5, atol=0.25, equal_nan=True)
for dtype in ["bool"] + INTS + FLOATS:
    v = values(dtype)
    triples = rng.permutation(np.array(list(itertools.product(range(v.size), repeat=3))))[:200]
    x, lo, hi = (v[triples[:, i]] for i in range(3))
    if dtype != "bool":
        keep = (x != 0) & (lo != 0) & (hi != 0)
        x, lo, hi = x[keep], lo[keep], hi[keep]
    record("clip", np.clip(x, lo, hi), [x, lo, hi], "exact")

if __name__ == "__main__":
    write(__file__, "elementwise_cases.tsv.gz", lines)
