"""Records what NumPy's reductions give with masks, initial values and dtypes, and its norms and dot. Run: python3 reduction_cases.py"""
import numpy as np

import function_cases as f
from cases import write

rng = f.rng
del f.lines[:]
array, record, pick, shaped, axes_of, times = f.array, f.record, f.pick, f.shaped, f.axes_of, f.times
INTS, UINTS, FLOATS, COMPLEX = f.INTS, f.UINTS, f.FLOATS, f.COMPLEX
NEAR = {"float16": 4e-3, "float32": 3e-6, "float64": 1e-13, "complex64": 2e-5, "complex128": 1e-12}


def mask(shape):
    small = [n if rng.random() < 0.7 else 1 for n in shape]
    return rng.random(small[int(rng.integers(0, len(small) + 1)):] if rng.random() < 0.3 else small) < 0.6


for _ in times(150):
    dtype = pick(["bool"] + INTS + UINTS + FLOATS + COMPLEX)
    x = array(shaped(1), dtype)
    axes = {"axis": axes_of(x.shape), "keepdims": bool(rng.random() < 0.3)}
    where = {"where": mask(x.shape)}
    near = NEAR.get(dtype, "exact")
    record("sum", np.sum, (x,), dict(axes, **where), near)
    record("sum", np.sum, (x,), dict(axes, initial=3), near)
    record("sum", np.sum, (x,), dict(axes, initial=2, **where), near)
    record("prod", np.prod, (np.sign(x) if dtype == "float16" else x,), dict(axes, initial=2, **where), near)
    if dtype in INTS + UINTS:
        record("sum", np.sum, (x,), dict(axes, dtype="float64", **where), "1e-15")
    if dtype not in COMPLEX and dtype != "bool":
        record("max", np.max, (x,), dict(axes, initial=2, **where))
        record("min", np.min, (x,), dict(axes, initial=2))
        record("min", np.min, (x,), dict(axes, initial=5, **where))
    if dtype != "float16":
        wide = NEAR.get(dtype, 1e-13)
        record("mean", np.mean, (x,), dict(axes, **where), wide)
        if dtype != "bool":
            record("var", np.var, (x,), dict(axes, **where), 20 * wide)
            record("std", np.std, (x,), dict(axes, correction=1, **where), 20 * wide)
    record("any", np.any, (x,), dict(axes, **where))
    record("all", np.all, (x,), dict(axes, **where))

for _ in times(100):
    dtype = pick(["int32"] + FLOATS[1:] + COMPLEX)
    x = array(pick([(7,), (3, 4), (2, 3, 4), (1000,)]), dtype)
    axis = pick([None] + list(range(x.ndim)))
    for order in [1, 2, 3, 0, np.inf, -np.inf, 0.5]:
        if order not in (np.inf, -np.inf):
            record("vector_norm", lambda x, axis, ord: np.linalg.vector_norm(x, axis=axis, ord=ord), (x,), {"axis": axis, "ord": float(order)},
                   NEAR.get(dtype, 1e-13))
    left = array(pick([(), (4,), (3, 4), (2, 3, 4)]), dtype)
    right = array(pick([(), (4,), (4, 2), (2, 4, 5)]), dtype)
    record("dot", np.dot, (left, right), {}, 100 * NEAR[dtype] if dtype in NEAR else "exact")

if __name__ == "__main__":
    write(__file__, "reduction_cases.tsv.gz", f.lines)
