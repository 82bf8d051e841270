"""Writes complex_cases.tsv: complex functions of NumPy (complex128), at special values and at random ones.

Columns: function, real and imaginary part of the operand, of the second operand (divide only), of the result.
"""
import itertools
import numpy as np

rng = np.random.default_rng(20261120)
inf, nan = np.inf, np.nan
special = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e-8, 30.0, -30.0, 800.0, 1e300, -1e300, inf, -inf, nan]
points = [complex(a, b) for a, b in itertools.product(special, special)]
points += [complex(a, b) for a, b in rng.uniform(-4, 4, (60, 2))]
points += [complex(a, b) for a, b in rng.uniform(-1, 1, (40, 2)) * 10.0 ** rng.integers(-12, 12, (40, 1))]
# expm1 and log1p are left out: NumPy's lose digits near 0 and give NaN for expm1(800 + 0j)
functions = ["sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "arcsin", "arccos", "arctan",
             "sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh"]


def text(value):
    return " ".join(float(part).hex() for part in (value.real, value.imag))


with np.errstate(all="ignore"), open("complex_cases.tsv", "w") as out:
    for name in functions:
        for z in points:
            result = getattr(np, name)(np.complex128(z))
            print(name.replace("arc", "a"), text(z), text(result), sep="\t", file=out)
    finite = [z for z in points if np.isfinite(z)]
    for z, w in zip(finite, reversed(finite)):
        if w != 0:
            print("divide", text(z) + " " + text(w), text(np.complex128(z) / np.complex128(w)), sep="\t", file=out)
