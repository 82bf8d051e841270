"""Writes numpy_aligned.tsv: what NumPy writes into .npy headers for aligned dtypes, next to the datashape of the same bytes.

Run with NumPy 2 on a little-endian machine: python3 numpy_aligned.py > numpy_aligned.tsv
"""
import numpy as np

CASES = [
    ("bool", np.dtype("?")),
    ("int8", np.dtype("i1")),
    ("uint16", np.dtype("u2")),
    ("float16", np.dtype("f2")),
    ("complex64", np.dtype("c8")),
    ("complex128", np.dtype("c16")),
    ("datetime[unit='ns']", np.dtype("M8[ns]")),
    ("?datetime", np.dtype("M8[us]")),
    ("?timedelta[unit='W']", np.dtype("m8[W]")),
    ("string[7, 'A']", np.dtype("S7")),
    ("string[3, 'U32']", np.dtype("U3")),
    ("bytes[5]", np.dtype("V5")),
    ("{a: int8, b: int32, c: int8}", np.dtype([("a", "i1"), ("b", "i4"), ("c", "i1")], align=True)),
    ("{x: int16, n: 3 * {p: int8, q: 2 * float64}}",
     np.dtype([("x", "i2"), ("n", np.dtype([("p", "i1"), ("q", "f8", 2)], align=True), (3,))], align=True)),
    ("(int8, 2 * 3 * float32)", np.dtype([("f0", "i1"), ("f1", "f4", (2, 3))], align=True)),
    ("{'été': int8, \"it's\": bool}", np.dtype([("été", "i1"), ("it's", "?")], align=True)),
    ("{u: string[1, 'U32'], c: complex64, t: ?datetime[unit='s']}",
     np.dtype([("u", "U1"), ("c", "c8"), ("t", "M8[s]")], align=True)),
]

print(f"# datashape, descr of the aligned dtype, its itemsize; NumPy {np.__version__}; written by numpy_aligned.py")
for text, dtype in CASES:
    print(text, repr(np.lib.format.dtype_to_descr(dtype)), dtype.itemsize, sep="\t")
