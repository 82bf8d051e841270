"""Records how NumPy writes arrays of all dtypes, with many options. Run: python3 text_cases.py"""
import numpy as np

from cases import encode, write

rng = np.random.default_rng(7)
SPECIAL = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 1e-5, 123456.789, 1e8, 99999999.0, 1e16, 5e-324, 2e-323,
           1.7976931348623157e308, 0.0001, 9.9999e-5, 2.0 ** -44, 9007199254740993.0, 0.125, 0.000244140625, 12345678.5]


def floats(shape, dtype):
    kind = rng.integers(0, 6)
    with np.errstate(all="ignore"):
        if kind == 0:
            a = rng.choice(SPECIAL, size=shape)
        elif kind == 1:
            a = rng.normal(size=shape) * 10.0 ** rng.integers(-4, 5)
        elif kind == 2:
            a = rng.integers(-1000, 1000, size=shape) / rng.choice([1, 2, 10, 64])
        elif kind == 3:
            a = rng.normal(size=shape) * 10.0 ** rng.integers(-12, 13, size=shape)
        elif kind == 4:
            a = np.round(rng.normal(size=shape), int(rng.integers(0, 4)))
        else:
            a = np.where(rng.random(shape) < 0.2, rng.choice(SPECIAL[:6], size=shape), rng.normal(size=shape))
        return np.asarray(a).astype(dtype)


def array(shape, dtype):
    if dtype == "bool":
        return np.asarray(rng.random(shape) < 0.5)
    if dtype.startswith("float"):
        return floats(shape, dtype)
    if dtype.startswith("complex"):
        part = "float32" if dtype == "complex64" else "float64"
        a = np.empty(shape, dtype)
        a.real, a.imag = floats(shape, part), floats(shape, part)
        return a
    info = np.iinfo(dtype)
    high = int(rng.choice([2, 11, 101, info.max]))
    low = 0 if info.min == 0 else int(rng.choice([0, -5, -high, info.min]))
    return rng.integers(low, min(high, info.max), size=shape, dtype=dtype, endpoint=True)


DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
          "float16", "float32", "float64", "float64", "float64", "complex64", "complex128"]


def main():
    lines = []
    for number in range(1200):
        dtype = DTYPES[number % len(DTYPES)]
        ndim = int(rng.choice([0, 1, 2, 3, 4], p=[0.12, 0.4, 0.3, 0.12, 0.06]))
        top = {0: 1, 1: 30, 2: 7, 3: 4, 4: 3}[ndim]
        shape = tuple(int(n) for n in rng.integers(0 if rng.random() < 0.1 else 1, top + 1, size=ndim))
        options = dict(precision=8, threshold=1000, edgeitems=3, linewidth=75, suppress=False, floatmode="maxprec", sign="-")
        if rng.random() < 0.5:
            options["precision"] = int(rng.integers(0, 17))
        if rng.random() < 0.3:
            options["threshold"] = int(rng.integers(0, 30))
        if rng.random() < 0.3:
            options["edgeitems"] = int(rng.integers(1, 5))
        if rng.random() < 0.3:
            options["linewidth"] = int(rng.integers(10, 120))
        options["suppress"] = bool(rng.random() < 0.3)
        if rng.random() < 0.4:
            options["floatmode"] = str(rng.choice(["fixed", "unique", "maxprec", "maxprec_equal"]))
        if rng.random() < 0.3:
            options["sign"] = str(rng.choice(["-", "+", " "]))
        a = array(shape, dtype)
        with np.printoptions(**options):
            texts = [str(a), repr(a)]
        fields = [str(options[key]) for key in
                  ("precision", "threshold", "edgeitems", "linewidth", "suppress", "floatmode", "sign")]
        lines.append("\t".join([encode(a), *fields, *(text.replace("\n", "\\n") for text in texts)]))
    write(__file__, "text_cases.tsv.gz", lines)
    halves = np.arange(65536, dtype=np.uint16).view(np.float16)
    write(__file__, "float16_text.tsv.gz", [str(half) for half in halves])


main()
