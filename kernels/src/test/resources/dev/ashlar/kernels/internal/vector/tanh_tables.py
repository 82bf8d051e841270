"""Makes the coefficients of TanhTables. Run with mpmath: python3 tanh_tables.py

Prints a line for each row of the table of float64, then for each of that of float32. Entry i belongs to the piece of index i modulo the
number of pieces."""
import struct

import mpmath as m
from mpmath import cos, mp, mpf, pi, tanh

mp.prec = 300


def bits_of(x):
    return struct.unpack("<q", struct.pack("<d", x))[0]


def of_bits(bits):
    return struct.unpack("<d", struct.pack("<q", bits))[0]


def nodes(low, high, n):
    return [(low + high) / 2 + (high - low) / 2 * cos(pi * (k + mpf(1) / 2) / n) for k in range(n)]


def fit(points, function, n):
    """The coefficients of the polynomial of n terms through the points."""
    matrix, right = m.matrix(n, n), m.matrix(n, 1)
    for i, point in enumerate(points):
        for k in range(n):
            matrix[i, k] = point**k
        right[i] = function(point)
    return list(m.lu_solve(matrix, right))


def piece(low, high, middle, degree, rounded):
    """A point near the middle where tanh and its slope are nearly floats, and the polynomial in the distance from it."""
    best = None
    for t in range(-2000, 2001):
        z = rounded(middle + t * (high - low) / 262144)
        value = tanh(mpf(z))
        slope = 1 - value * value
        error = abs(value - rounded(value)) + abs(slope - rounded(slope)) * (high - low) / 2
        if best is None or error < best[0]:
            best = (error, z)
    z = mpf(best[1])
    slope = rounded(1 - tanh(z) ** 2)
    points = nodes(mpf(low) - z, mpf(high) - z, degree - 1)
    rest = fit(points, lambda h: ((tanh(z + h) - tanh(z)) / h - slope) / h, degree - 1)
    return [best[1], rounded(tanh(z)), slope] + [rounded(c) for c in rest]


def first(high, degree, rounded):
    """Around 0: what is added to x, of which only odd powers remain."""
    n = (degree - 1) // 2
    rest = fit(nodes(mpf(0), mpf(high) ** 2, n), lambda s: (tanh(m.sqrt(s)) / m.sqrt(s) - 1) / s, n)
    row = [0.0] * (degree + 2)
    for k in range(n):
        row[2 * k + 4] = rounded(rest[k])
    return row


def table(offset, octave_bits, pieces, degree, end, last_middle, rounded):
    top = bits_of(end + offset) >> (52 - octave_bits)
    columns = [None] * pieces
    for i in range(pieces):
        index = top - pieces + 1 + i
        low = max(of_bits(index << (52 - octave_bits)) - offset, 0.0)
        high = of_bits((index + 1) << (52 - octave_bits)) - offset
        middle = last_middle if last_middle and i == pieces - 1 else (mpf(low) + mpf(high)) / 2
        columns[index % pieces] = first(high, degree, rounded) if i == 0 else piece(low, high, middle, degree, rounded)
    for row in zip(*columns):
        print(", ".join(x.hex() for x in row))


table(1.5625, 2, 16, 15, 19.07, None, float)
# in the last piece of float32 the function is 1 but for a fraction of a unit, so it is developed around a point beyond
table(0.625, 3, 32, 5, 9.02, 10.5, lambda x: struct.unpack("<f", struct.pack("<f", float(x)))[0])
