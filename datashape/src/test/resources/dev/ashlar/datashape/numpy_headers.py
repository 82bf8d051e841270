"""Writes numpy_headers.tsv: the headers of real .npy files with the types that they mean.

Each line: the header (magic, version, length, dict) in base64, the dtype's itemsize, the datashape that it should be read as, and
the offset in the file of every field of the outermost structure. Run with NumPy 2: python3 numpy_headers.py > numpy_headers.tsv
"""
import base64
import io
import struct

import numpy as np

CASES = [
    (np.dtype("?"), "bool"),
    (np.dtype("i1"), "int8"),
    (np.dtype("<i2"), "int16"),
    (np.dtype(">i4"), "int32"),
    (np.dtype("<i8"), "int64"),
    (np.dtype("u1"), "uint8"),
    (np.dtype(">u2"), "uint16"),
    (np.dtype("<u4"), "uint32"),
    (np.dtype("<u8"), "uint64"),
    (np.dtype("<f2"), "float16"),
    (np.dtype(">f4"), "float32"),
    (np.dtype("<f8"), "float64"),
    (np.dtype("<c8"), "complex64"),
    (np.dtype(">c16"), "complex128"),
    (np.dtype("M8[ns]"), "datetime[unit='ns']"),
    (np.dtype(">M8[us]"), "datetime"),
    (np.dtype("M8[D]"), "datetime[unit='D']"),
    (np.dtype("m8[m]"), "timedelta[unit='m']"),
    (np.dtype("m8[Y]"), "timedelta[unit='Y']"),
    (np.dtype("S7"), "string[7, 'A']"),
    (np.dtype("<U30"), "string[30, 'U32']"),
    (np.dtype(">U2"), "string[2, 'U32']"),
    (np.dtype("V5"), "bytes[5]"),
    (np.dtype([("a", "i1"), ("b", "<i4")]), "{a: int8, b: int32}"),
    (np.dtype([("a", "i1"), ("b", "<i4")], align=True), "{a: int8, b: int32}"),
    (np.dtype([("a", ">f4", (2, 3)), ("n", [("x", "<f8"), ("y", ">M8[ns]")])]),
     "{a: 2 * 3 * float32, n: {x: float64, y: datetime[unit='ns']}}"),
    (np.dtype([("x", "<i2"), ("n", [("p", "i1"), ("q", "<f8", 2)], (3,))], align=True),
     "{x: int16, n: 3 * {p: int8, q: 2 * float64}}"),
    (np.dtype([("été", "<i4"), ("my 'field'", "?"), ("tab\t", "u1")]), "{'été': int32, \"my 'field'\": bool, 'tab\\t': uint8}"),
    (np.dtype([(("a title", "name"), "<i4")]), "{name: int32}"),
    (np.dtype([("s", "S3"), ("v", "V2"), ("u", "U1")]), "{s: string[3, 'A'], v: bytes[2], u: string[1, 'U32']}"),
    (np.dtype([("z", "<f8", (0,)), ("c", "<c8", (2,))]), "{z: 0 * float64, c: 2 * complex64}"),
]


def header(dtype):
    file = io.BytesIO()
    np.lib.format.write_array(file, np.zeros(2, dtype), version=None)
    data = file.getvalue()
    begin, form = (10, "<H") if data[6] == 1 else (12, "<I")
    return data[: begin + struct.unpack_from(form, data, 8)[0]]


print(f"# header in base64, itemsize, datashape, offsets of fields; NumPy {np.__version__}; written by numpy_headers.py")
for dtype, text in CASES:
    offsets = ",".join(str(dtype.fields[name][1]) for name in dtype.names or ())
    print(base64.b64encode(header(dtype)).decode(), dtype.itemsize, text, offsets, sep="\t")
