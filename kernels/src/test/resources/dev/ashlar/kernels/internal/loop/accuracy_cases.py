"""Writes the true values of elementwise functions of float64, by mpmath with 200 bits. Run: python3 accuracy_cases.py

One line a case: function, operands, the nearest float64 to the true value, and the rest in units of its last place. Numbers are in C's hexadecimal notation."""
import gzip
import math
import os
import random

import mpmath as m
from mpmath import mp, mpf

mp.prec = 200
random.seed(20261120)
UNARY = {
    "exp": m.exp, "exp2": lambda x: mpf(2) ** x, "expm1": m.expm1, "log": m.log, "log2": lambda x: m.log(x) / m.log(2),
    "log10": lambda x: m.log(x) / m.log(10), "log1p": m.log1p, "sinh": m.sinh, "cosh": m.cosh, "tanh": m.tanh, "asinh": m.asinh,
    "acosh": m.acosh, "atanh": m.atanh, "sinc": lambda x: m.sin(m.pi * x) / (m.pi * x), "cbrt": lambda x: m.sign(x) * m.cbrt(abs(x)),
    "sin": m.sin, "cos": m.cos, "tan": m.tan, "asin": m.asin, "acos": m.acos, "atan": m.atan,
}
BINARY = {
    "hypot": m.hypot, "pow": lambda x, y: mpf(x) ** mpf(y), "atan2": m.atan2,
    "logaddexp": lambda x, y: max(x, y) + m.log1p(m.exp(-abs(x - y))),
    "logaddexp2": lambda x, y: max(x, y) + m.log1p(mpf(2) ** -abs(x - y)) / m.log(2),
}
DRAWS = [
    lambda: random.gauss(0, 10), lambda: random.uniform(-1, 1), lambda: 1 + random.gauss(0, 0.01),
    lambda: math.exp(random.gauss(0, 8)) * random.choice([-1, 1]), lambda: random.uniform(-700, 700),
    # near to 1, where logarithms vanish, and to 0; where terms of sinh are equal; near to integers
    lambda: 1 + random.choice([-1, 1]) * math.exp(random.uniform(-36, -3)), lambda: random.choice([-1, 1]) * math.exp(random.uniform(-60, 0)),
    lambda: random.choice([-1, 1]) * random.uniform(17, 21), lambda: random.randint(-40, 40) + random.gauss(0, 1e-3),
    lambda: random.choice([-1, 1]) * math.exp(random.uniform(-2, 2)),
]


def line(name, operands, true):
    if isinstance(true, m.mpc) or not m.isfinite(true) or not 2.3e-308 < abs(true) < 1.7e308:
        return None
    near = float(true)
    rest = float((true - mpf(near)) / mpf(math.ulp(near)))
    return "\t".join([name] + [x.hex() for x in operands] + [near.hex(), "%.6f" % rest])


lines = []
for name, function in UNARY.items():
    for i in range(1000):
        x = DRAWS[i % len(DRAWS)]()
        try:
            lines.append(line(name, [x], function(mpf(x))))
        except (ValueError, ZeroDivisionError, OverflowError):
            pass
for name, function in BINARY.items():
    for i in range(1000):
        x, y = DRAWS[i % len(DRAWS)](), DRAWS[(i // len(DRAWS)) % len(DRAWS)]()
        if name == "pow":
            x = abs(x)
            if i % 2 and x != 1:
                # the result near to the largest and the smallest numbers, where an error of the logarithm counts most
                y = random.uniform(-700, 700) / math.log(x)
        if name != "pow" or abs(y * math.log(x)) < 700:
            lines.append(line(name, [x, y], function(mpf(x), mpf(y))))
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "accuracy_cases.tsv.gz")
with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
    file.write(("\n".join(text for text in lines if text) + "\n").encode())
print(len([text for text in lines if text]), "cases")
