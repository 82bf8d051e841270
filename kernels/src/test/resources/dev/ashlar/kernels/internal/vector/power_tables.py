"""Makes the tables and coefficients of Powers. Run with mpmath: python3 power_tables.py

The coefficients of the logarithm's series are in s^2, from that of s^3 on; those of the exponential's in r, from that of r^2 on."""
import struct

import mpmath as m
from mpmath import cos, mp, mpf, pi

mp.prec = 300


def of_bits(bits):
    return struct.unpack("<d", struct.pack("<q", bits))[0]


def bits_of(x):
    return struct.unpack("<q", struct.pack("<d", x))[0]


def fit(function, low, high, n):
    """The coefficients of the polynomial of n terms through Chebyshev's points."""
    matrix, right = m.matrix(n, n), m.matrix(n, 1)
    for i in range(n):
        point = (low + high) / 2 + (high - low) / 2 * cos(pi * (i + mpf(1) / 2) / n)
        for k in range(n):
            matrix[i, k] = point**k
        right[i] = function(point)
    return [float(c) for c in m.lu_solve(matrix, right)]


def show(name, row):
    print(name, ", ".join(x.hex() for x in row))


def multiple(x):
    """The nearest multiple of 2^-42, and what it lacks."""
    near = float(m.nint(x * mpf(2) ** 42) / mpf(2) ** 42)
    return near, float(x - near)


logs = [multiple(m.log(1 + mpf(j) / 16)) for j in range(16)]
show("LOG_HIGH", [high for high, _ in logs])
show("LOG_LOW", [low for _, low in logs])
show("LN2", list(multiple(m.log(2))))
roots = [mpf(2) ** (mpf(j) / 16) for j in range(16)]
# without the exponents that the index will add
show("ROOTS", [of_bits(bits_of(float(root)) - (j << 48)) for j, root in enumerate(roots)])
show("ROOTS_LOST", [float((root - float(root)) / root) for root in roots])
greatest = mpf(1) / 65
show("LOGARITHM", fit(lambda z: (2 * m.atanh(m.sqrt(z)) / m.sqrt(z) - 2) / z, mpf(0), greatest**2, 4))
end = m.log(2) / 32
show("EXPONENTIAL", fit(lambda r: (m.expm1(r) - r) / r**2, -end, end * (1 + mpf(1) / 10**9), 5))
