"""Records .npy and .npz files as NumPy writes them, and the bytes their elements have in memory. Run: python3 npy_cases.py"""
import io
import os

import numpy as np

from cases import write

rng = np.random.default_rng(5)
SIMPLE = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16", "S5", "U3", "V7", "M8[ns]", "m8[D]"]
RECORDS = [
    [("x", "i2"), ("y", "f8")],
    [("flag", "?"), ("z", "c8"), ("n", "u2", (3,))],
    [("name", "S3"), ("inner", [("a", "i1"), ("b", "i4")]), ("m", "f4", (2, 2))],
    [("größe", "f4"), ("名", "i8")],
    [("one", "i8")],
]


def filled(shape, dtype):
    a = np.zeros(shape, dtype)
    if a.dtype.names:
        for name in a.dtype.names:
            a[name] = filled(a[name].shape, a[name].dtype)
        return a
    raw = rng.integers(0, 256, size=a.nbytes, dtype=np.uint8)
    if a.dtype.kind == "b":
        raw &= 1
    if a.dtype.kind == "U":
        return np.array(rng.choice(list("aäЖ名"), size=a.shape), a.dtype)
    if a.dtype.kind == "S":
        return np.array(rng.choice([b"ab", b"cde"], size=a.shape), a.dtype)
    return np.ascontiguousarray(raw.view(a.dtype.newbyteorder("<"))).reshape(a.shape).astype(a.dtype)


def memory(a, dtype):
    """The bytes in native order, records by C's rules."""
    native = np.zeros(a.shape, dtype)
    if native.dtype.names:
        for name in native.dtype.names:
            inner = native[name].dtype
            field = np.frombuffer(memory(a[name], inner), inner).reshape(a[name].shape)
            native[name] = field
        return native.tobytes()
    return a.astype(dtype).tobytes()


def case(a, aligned, version):
    out = io.BytesIO()
    np.lib.format.write_array(out, a, version=version)
    same = version in (None, (1, 0)) and a.dtype == aligned and a.dtype.isnative
    mappable = a.dtype == aligned and a.dtype.isnative
    shape = ",".join(str(n) for n in a.shape)
    return "\t".join([out.getvalue().hex(), shape, memory(a, aligned).hex(), "same" if same else "other",
                      "direct" if mappable else "converted"])


def main():
    import warnings
    warnings.simplefilter("ignore")
    lines = []
    for code in SIMPLE:
        for order in "<>":
            dtype = np.dtype(code).newbyteorder(order)
            native = np.dtype(code)
            for shape in [(), (3,), (2, 3), (0, 4), (2, 1, 3)]:
                lines.append(case(filled(shape, dtype), native, None))
            lines.append(case(np.asfortranarray(filled((3, 4), dtype)), native, None))
            lines.append(case(filled((5,), dtype), native, (2, 0)))
            lines.append(case(filled((5,), dtype), native, (3, 0)))
    for fields in RECORDS:
        aligned = np.dtype(fields, align=True)
        for dtype in [aligned, np.dtype(fields), np.dtype(fields).newbyteorder(">")]:
            for shape in [(), (4,), (2, 3)]:
                lines.append(case(filled(shape, dtype), aligned, None))
            lines.append(case(np.asfortranarray(filled((2, 3), dtype)), aligned, None))
    wide = np.dtype([("field%04d" % i, "i1") for i in range(4000)])
    lines.append(case(filled((1,), wide), np.dtype(wide, align=True), None))
    write(__file__, "npy_cases.tsv.gz", lines)
    here = os.path.dirname(os.path.abspath(__file__))
    arrays = dict(first=np.arange(6, dtype="i4").reshape(2, 3), second=np.array(2.5), third=np.asfortranarray(np.eye(3)))
    np.savez(os.path.join(here, "stored.npz"), **arrays)
    np.savez_compressed(os.path.join(here, "compressed.npz"), **arrays)


main()
