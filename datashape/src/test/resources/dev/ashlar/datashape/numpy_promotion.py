"""Writes numpy_promotion.tsv: what numpy.promote_types says for all pairs of numeric dtypes.

Run with NumPy 2: python3 numpy_promotion.py > numpy_promotion.tsv
"""
import numpy as np

NAMES = ("bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128").split()
print(f"# left, right, numpy.promote_types(left, right) of NumPy {np.__version__}; written by numpy_promotion.py")
for left in NAMES:
    for right in NAMES:
        print(left, right, np.promote_types(left, right).name, sep="\t")
