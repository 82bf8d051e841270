"""What the scripts share that make the recorded cases: NumPy arrays as text, one line per case, in a gzip file of fixed bytes."""
import gzip
import os

import numpy as np


def encode(a):
    a = np.asarray(a)
    data = a.astype(a.dtype.newbyteorder("<")).tobytes()
    return "%s(%s)%s" % (a.dtype.name, ",".join(str(n) for n in a.shape), data.hex())


def write(script, name, lines):
    path = os.path.join(os.path.dirname(os.path.abspath(script)), name)
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(("# NumPy %s\n" % np.__version__).encode())
        file.write(("\n".join(lines) + "\n").encode())
    print(name, len(lines), "cases")
